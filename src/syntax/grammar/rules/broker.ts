/** The objects of Service Broker. */
export const brokerRules = `
create_broker_object =
    QUEUE object_name [WITH queue_option ,...] [ON (name | string)]
  | SERVICE name [owned_by] ON QUEUE object_name [columns]
  | CONTRACT name [owned_by] '(' (name SENT BY (INITIATOR | TARGET | ANY)) ,... ')'
  | MESSAGE TYPE name [owned_by] [message_validation]
  | ROUTE name [owned_by] route_options
  | REMOTE SERVICE BINDING name [owned_by] TO SERVICE string binding_options
  | BROKER PRIORITY name FOR CONVERSATION [priority_settings]
alter_broker_object =
    QUEUE object_name WITH queue_option ,...
  | SERVICE name (ON QUEUE object_name [service_contracts] | service_contracts)
  | MESSAGE TYPE name message_validation
  | ROUTE name route_options
  | REMOTE SERVICE BINDING name binding_options
  | BROKER PRIORITY name FOR CONVERSATION [priority_settings]
drop_broker_object = QUEUE object_name | (SERVICE | CONTRACT | MESSAGE TYPE | ROUTE | REMOTE SERVICE BINDING | BROKER PRIORITY) name

queue_option = (STATUS | RETENTION) '=' (ON | OFF) | ACTIVATION '(' activation_option ,... ')' | POISON_MESSAGE_HANDLING '(' STATUS '=' (ON | OFF) ')'
activation_option = STATUS '=' (ON | OFF) | PROCEDURE_NAME '=' object_name | MAX_QUEUE_READERS '=' integer | DROP | execute_as_option
service_contracts = '(' ((ADD | DROP) CONTRACT name) ,... ')'
message_validation = VALIDATION '=' (NONE | EMPTY | WELL_FORMED_XML | VALID_XML WITH SCHEMA COLLECTION object_name)
route_options = WITH (LIFETIME '=' integer | (ADDRESS | BROKER_INSTANCE | MIRROR_ADDRESS | SERVICE_NAME) '=' string) ,once
binding_options = WITH (USER '=' name [',' ANONYMOUS '=' (ON | OFF)] | ANONYMOUS '=' (ON | OFF) [',' USER '=' name])
priority_settings = SET '(' priority_setting ,once ')'
priority_setting = (CONTRACT_NAME | LOCAL_SERVICE_NAME) '=' (name | ANY) | REMOTE_SERVICE_NAME '=' (string | ANY) | PRIORITY_LEVEL '=' (integer | DEFAULT)
`;
