/** Keys, certificates and signatures. */
export const keyRules = `
create_key =
    MASTER KEY [by_password]
  | SYMMETRIC KEY name [owned_by] (WITH key_option ,once encrypted_by | FROM PROVIDER name [WITH provider_key_option ,once] [encrypted_by])
  | ASYMMETRIC KEY name [owned_by] (FROM (key_file | ASSEMBLY name | PROVIDER name WITH provider_key_option ,once) | WITH ALGORITHM '=' key_algorithm) [by_password]
  | CERTIFICATE name [owned_by]
      (FROM (key_file [WITH private_key] | ASSEMBLY name) | [by_password] WITH ((SUBJECT | START_DATE | EXPIRY_DATE) '=' string) ,once) [active_for_dialog]
  | COLUMN MASTER KEY name WITH '(' !(column_master_key_option ')') column_master_key_option ,once ')'
  | COLUMN ENCRYPTION KEY name WITH VALUES column_key_value [',' column_key_value]
  | CRYPTOGRAPHIC PROVIDER name FROM FILE '=' string
alter_key =
    MASTER KEY ([FORCE] REGENERATE WITH by_password | (ADD | DROP) ENCRYPTION BY (SERVICE MASTER KEY | PASSWORD '=' string))
  | SERVICE MASTER KEY ([FORCE] REGENERATE | WITH (OLD_ACCOUNT '=' string ',' OLD_PASSWORD '=' string | NEW_ACCOUNT '=' string ',' NEW_PASSWORD '=' string))
  | SYMMETRIC KEY name (ADD | DROP) encrypted_by
  | ASYMMETRIC KEY name (remove_from_key | WITH PRIVATE KEY '(' password_change ,... ')' | ATTESTED BY string)
  | CERTIFICATE name (remove_from_key | WITH (private_key | active_for_dialog) | ATTESTED BY string)
  | COLUMN ENCRYPTION KEY name (ADD VALUE column_key_value | DROP VALUE '(' COLUMN_MASTER_KEY '=' name ')')
  | CRYPTOGRAPHIC PROVIDER name (FROM FILE '=' string | ENABLE | DISABLE)
drop_key =
    MASTER KEY | (SYMMETRIC | ASYMMETRIC) KEY name [REMOVE PROVIDER KEY] | CERTIFICATE name
  | COLUMN (MASTER | ENCRYPTION) KEY name | CRYPTOGRAPHIC PROVIDER name

by_password = ENCRYPTION BY PASSWORD '=' string
encrypted_by = ENCRYPTION BY key_encryption ,...
key_encryption = (CERTIFICATE | (SYMMETRIC | ASYMMETRIC) KEY) name | PASSWORD '=' string
key_option = (KEY_SOURCE | IDENTITY_VALUE) '=' string | ALGORITHM '=' key_algorithm
provider_key_option = ALGORITHM '=' key_algorithm | PROVIDER_KEY_NAME '=' string | CREATION_DISPOSITION '=' (CREATE_NEW | OPEN_EXISTING)
key_algorithm =
    DES | TRIPLE_DES | TRIPLE_DES_3KEY | DESX | RC2 | RC4 | RC4_128 | AES_128 | AES_192 | AES_256
  | RSA_512 | RSA_1024 | RSA_2048 | RSA_3072 | RSA_4096
key_file = [EXECUTABLE] FILE '=' string
private_key = PRIVATE KEY '(' (FILE '=' string | password_change) ,... ')'
password_change = (ENCRYPTION | DECRYPTION) BY PASSWORD '=' string
remove_from_key = REMOVE (PRIVATE KEY | ATTESTED OPTION)
active_for_dialog = ACTIVE FOR BEGIN_DIALOG '=' (ON | OFF)
column_master_key_option = (KEY_STORE_PROVIDER_NAME | KEY_PATH) '=' string | ENCLAVE_COMPUTATIONS '(' SIGNATURE '=' binary ')'
column_key_value = '(' column_key_value_option ',' column_key_value_option ',' column_key_value_option ')'
column_key_value_option = COLUMN_MASTER_KEY '=' name | ALGORITHM '=' string | ENCRYPTED_VALUE '=' binary

create_database_key = ENCRYPTION KEY WITH ALGORITHM '=' database_key_algorithm ENCRYPTION BY server_encryptor name
alter_database_key = ENCRYPTION KEY (REGENERATE WITH ALGORITHM '=' database_key_algorithm [ENCRYPTION BY server_encryptor name] | ENCRYPTION BY server_encryptor name)
database_key_algorithm = AES_128 | AES_192 | AES_256 | TRIPLE_DES_3KEY
server_encryptor = SERVER (CERTIFICATE | ASYMMETRIC KEY)

signature = [COUNTER] SIGNATURE
signed_element = [(OBJECT | ASSEMBLY | DATABASE) '::'] object_name BY (key_encryption [WITH SIGNATURE '=' binary | WITH PASSWORD '=' string]) ,...
`;
