/** Objects outside of the database that it refers to, other than external tables, and what is loaded from there. */
export const externalObjectRules = `
create_external_object = EXTERNAL
  ( DATA SOURCE name WITH '(' (TYPE '=' bare_word | data_source_option) ,... ')'
  | FILE FORMAT name WITH '(' FORMAT_TYPE '=' (DELIMITEDTEXT | RCFILE | ORC | PARQUET | JSON | DELTA) {',' file_format_option} ')'
  | LIBRARY name [owned_by] FROM library_file ,... WITH '(' LANGUAGE '=' filled_string ')'
  | LANGUAGE name [owned_by] FROM language_file ,...
  | MODEL name [owned_by] WITH '(' model_option ,... ')'
  | STREAM name WITH '(' stream_option ,... ')' )
alter_external_object = EXTERNAL
  ( DATA SOURCE name SET data_source_option ,...
  | LIBRARY name [owned_by] SET library_file WITH '(' LANGUAGE '=' filled_string ')'
  | LANGUAGE name [owned_by] ((SET | ADD) language_file | REMOVE PLATFORM name)
  | MODEL name SET '(' model_option ,... ')' )
drop_external_object = EXTERNAL ((DATA SOURCE | FILE FORMAT | MODEL | STREAM) name | (LIBRARY | LANGUAGE) name [owned_by])
data_source_option =
    LOCATION '=' string | PUSHDOWN '=' (ON | OFF)
  | CREDENTIAL '=' name | (RESOURCE_MANAGER_LOCATION | DATABASE_NAME | SHARD_MAP_NAME | CONNECTION_OPTIONS) '=' string
file_format_option = (SERDE_METHOD | DATA_COMPRESSION) '=' string | FORMAT_OPTIONS '(' format_option ,once ')'
format_option =
    USE_TYPE_DEFAULT '=' (TRUE | FALSE) | FIRST_ROW '=' integer | (FIELD_TERMINATOR | STRING_DELIMITER | DATE_FORMAT | ENCODING | PARSER_VERSION) '=' string
library_file = '(' CONTENT '=' (string | binary) {',' PLATFORM '=' name} ')'
language_file = '(' CONTENT '=' (string | binary) ',' FILE_NAME '=' string {',' (PLATFORM '=' name | (PARAMETERS | ENVIRONMENT_VARIABLES) '=' string)} ')'
model_option = (LOCATION | API_FORMAT | MODEL | LOCAL_RUNTIME_PATH | PARAMETERS) '=' string | MODEL_TYPE '=' EMBEDDINGS | CREDENTIAL '=' name
stream_option = (LOCATION | INPUT_OPTIONS | OUTPUT_OPTIONS) '=' string | (FILE_FORMAT | DATA_SOURCE) '=' (name | string)

copy_statement = COPY INTO object_name ['(' (name [DEFAULT literal] [integer]) ,... ')'] FROM filled_string ,... [WITH '(' copy_option ,once ')'] [option_clause]
copy_option =
    (CREDENTIAL | ERRORFILE_CREDENTIAL) '=' '(' IDENTITY '=' string [',' SECRET '=' string] ')'
  | (FILE_FORMAT | FILE_TYPE | ERRORFILE | MAXERRORS | COMPRESSION | FIELDQUOTE | FIELDTERMINATOR | ROWTERMINATOR | FIRSTROW | DATEFORMAT | ENCODING | IDENTITY_INSERT)
    '=' (name | integer | string)
rename_statement = RENAME OBJECT ['::'] object_name TO name
`;
