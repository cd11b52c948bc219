/** Statements about principals, permissions, keys, messages, events, databases and servers. */
export const serverObjectRules = `
server_statement = server_statement_proper !unknown_options
-- WITH that begins no common table expression: an option of the statement was not taken.
unknown_options = WITH name !('(' | AS)
server_statement_proper =
    CREATE
    ( create_principal | create_security_policy | create_audit | create_key | create_broker_object | create_event | create_database
    | create_endpoint | create_availability_group | create_resource_object | create_external_object | create_federation )
  | ALTER
    ( alter_principal | alter_authorization | alter_security_policy | alter_audit | alter_key | alter_broker_object | alter_event | alter_database
    | alter_server_configuration | alter_endpoint | alter_availability_group | alter_resource_object | alter_external_object | alter_federation )
  | DROP
    ( drop_principal | drop_security_policy | drop_audit | drop_key | drop_broker_object | drop_event | drop_database | drop_classification
    | (ENDPOINT | AVAILABILITY GROUP) name | drop_resource_object | drop_external_object | drop_federation | signature FROM signed_element )
  | ADD (signature TO signed_element | add_classification)
  | grant_statement | deny_statement | revoke_statement
  | backup_statement | restore_statement | dbcc_statement
  | copy_statement | rename_statement
`;
