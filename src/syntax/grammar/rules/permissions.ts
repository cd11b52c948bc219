/** Permissions, principals, credentials, security policies and classifications. */
export const permissionRules = `
grant_statement = GRANT permission ,... [securable] TO principal ,... [WITH GRANT OPTION] [AS name]
deny_statement = DENY permission ,... [securable] TO principal ,... [CASCADE] [AS name]
revoke_statement = REVOKE [GRANT OPTION FOR] permission ,... [securable] (TO | FROM) principal ,... [CASCADE] [AS name]
-- Which permissions there are depends on the version and on what they are for; the server looks them up.
permission = permission_word { permission_word } [columns]
permission_word = !(ON | TO | FROM | GRANT) unquoted_word
securable = secured_object [columns]
secured_object = ON [securable_class '::'] object_name
securable_class =
    APPLICATION ROLE | ASYMMETRIC KEY | AVAILABILITY GROUP | EXTERNAL MODEL | FULLTEXT (CATALOG | STOPLIST) | MESSAGE TYPE
  | REMOTE SERVICE BINDING | SEARCH PROPERTY LIST | SERVER [ROLE] | SYMMETRIC KEY | XML SCHEMA COLLECTION
  | ASSEMBLY | CERTIFICATE | CONTRACT | DATABASE | ENDPOINT | LOGIN | OBJECT | ROLE | ROUTE | SCHEMA | SERVICE | TYPE | USER
principal = PUBLIC | NULL | name
alter_authorization = AUTHORIZATION secured_object TO (SCHEMA OWNER | name)

owned_by = AUTHORIZATION name
create_principal =
    USER name (user_source [WITH user_option ,...] | [WITH own_user_option ,...])
  | LOGIN name (WITH PASSWORD '=' (string | binary) {HASHED | MUST_CHANGE} {',' login_option} | FROM login_source)
  | ROLE name [owned_by] | SERVER ROLE name [owned_by] | application_role
  | credential [FOR CRYPTOGRAPHIC PROVIDER name]
alter_principal =
    USER name WITH alter_user_option ,...
  | LOGIN name (ENABLE | DISABLE | (ADD | DROP) CREDENTIAL name | WITH alter_login_option ,once)
  | [SERVER] ROLE name (ADD MEMBER name | DROP MEMBER name | WITH NAME '=' name) | application_role
  | credential
drop_principal = (USER | ROLE) [IF EXISTS] name | (LOGIN | SERVER ROLE | APPLICATION ROLE | CREDENTIAL) name

user_source = (FOR | FROM) ((LOGIN | CERTIFICATE | ASYMMETRIC KEY) name | EXTERNAL PROVIDER) | WITHOUT LOGIN
user_option = DEFAULT_SCHEMA '=' (name | NULL) | TYPE '=' name | SID '=' binary | OBJECT_ID '=' string
-- Of a user that the database itself knows the password of.
own_user_option = user_option | DEFAULT_LANGUAGE '=' (name | integer) | PASSWORD '=' string
alter_user_option =
    DEFAULT_SCHEMA '=' (name | NULL) | DEFAULT_LANGUAGE '=' (name | integer)
  | (NAME | LOGIN | TYPE | SID | OBJECT_ID) '=' name
  | PASSWORD '=' (string | binary) [OLD_PASSWORD '=' string]
login_option = login_policy | SID '=' binary | (DEFAULT_DATABASE | DEFAULT_LANGUAGE | CREDENTIAL) '=' name
login_policy = (CHECK_EXPIRATION | CHECK_POLICY) '=' (ON | OFF)
login_source =
    WINDOWS [WITH ((DEFAULT_DATABASE | DEFAULT_LANGUAGE) '=' name) ,once]
  | EXTERNAL PROVIDER [WITH (SID '=' binary | (TYPE | DEFAULT_DATABASE | DEFAULT_LANGUAGE) '=' name) ,once]
  | (CERTIFICATE | ASYMMETRIC KEY) name [WITH CREDENTIAL '=' name]
alter_login_option =
    PASSWORD '=' (string | binary) (OLD_PASSWORD '=' string | {MUST_CHANGE | UNLOCK | HASHED})
  | login_policy | NO CREDENTIAL | (NAME | DEFAULT_DATABASE | DEFAULT_LANGUAGE | CREDENTIAL) '=' name
application_role = APPLICATION ROLE name WITH (PASSWORD '=' string | (DEFAULT_SCHEMA | NAME | LOGIN) '=' name) ,...
credential = CREDENTIAL name WITH IDENTITY '=' string [',' SECRET '=' string]

create_security_policy =
  SECURITY POLICY two_part_name [(ADD security_predicate) ,...] [WITH '(' ((STATE | SCHEMABINDING) '=' (ON | OFF)) ,once ')'] [NOT FOR REPLICATION]
alter_security_policy = SECURITY POLICY two_part_name
  ( WITH '(' STATE '=' (ON | OFF) ')' | (ADD | DROP) NOT FOR REPLICATION
  | ((ADD | ALTER) security_predicate | DROP (FILTER PREDICATE ON two_part_name | BLOCK PREDICATE ON two_part_name [block_operation])) ,... )
drop_security_policy = SECURITY POLICY [IF EXISTS] two_part_name ,...
security_predicate =
    FILTER PREDICATE object_name call_arguments ON two_part_name
  | BLOCK PREDICATE object_name call_arguments ON two_part_name [block_operation]
block_operation = AFTER (INSERT | UPDATE) | BEFORE (UPDATE | DELETE)

add_classification = SENSITIVITY CLASSIFICATION TO classified_column ,... WITH '(' classification ,once ')'
drop_classification = SENSITIVITY CLASSIFICATION FROM classified_column ,...
classified_column = name name_rest
classification = (LABEL | LABEL_ID | INFORMATION_TYPE | INFORMATION_TYPE_ID) '=' filled_string | RANK '=' (NONE | LOW | MEDIUM | HIGH | CRITICAL)
`;
