/**
 * What may stand between the parentheses of a table. What its constraints and indexes take depends on where it stands:
 * `table` in CREATE TABLE, table variables and functions, `added` in ALTER TABLE … ADD, `type` in CREATE TYPE.
 */
const elements = (of: 'table' | 'added' | 'type'): string => `
${of}_element = period | connection_constraint | ${of}_constraint | ${of}_index | ${of}_column
${of}_column = name (AS expression [PERSISTED] { ${of}_column_constraint } | column_type { ROWGUIDCOL | identity | ${of}_column_constraint | ${of}_index })
${of}_column_constraint = [CONSTRAINT name] ([NOT] NULL | DEFAULT expression [${of}_with_values] | ${of}_unique | foreign_key | check)
${of}_constraint = [CONSTRAINT name] (${of}_unique | foreign_key | check | ${of}_default)
${of}_unique = (UNIQUE | PRIMARY KEY) [CLUSTERED | NONCLUSTERED [HASH]] [index_columns] (NOT ENFORCED | [WITH (${of}_unique_old_option {[','] ${of}_unique_old_option} | '(' ${of}_unique_option ,... ')')] [ON filegroup] [filestream_on])
${of}_unique_old_option = FILLFACTOR '=' number | SORTED_DATA | SORTED_DATA_REORG
${of}_index = INDEX name [UNIQUE] [CLUSTERED | NONCLUSTERED] [HASH | COLUMNSTORE] [index_columns] [ORDER index_columns] [INCLUDE index_columns] [filter] [WITH '(' ${of}_index_option ,... ')'] [ON filegroup] [filestream_on]
`;

/** Columns, constraints and indexes of tables. */
export const tableElementRules = `
${elements('table')}
table_default = nothing !nothing
table_with_values = nothing !nothing
table_unique_option = index_option | BUCKET_COUNT '=' number
table_index_option = new_index_option | BUCKET_COUNT '=' number | COMPRESSION_DELAY '=' number [MINUTE | MINUTES]

${elements('added')}
added_default = DEFAULT expression FOR name [added_with_values]
added_with_values = WITH VALUES
added_unique_option = index_option | build_option | SORT_IN_TEMPDB '=' on_off | BUCKET_COUNT '=' number | FILESTREAM_ON '=' on_off
added_index_option = table_index_option

${elements('type')}
type_default = nothing !nothing
type_with_values = nothing !nothing
type_unique_option = ignore_dup_key | BUCKET_COUNT '=' number
type_index_option = table_index_option

period = PERIOD FOR SYSTEM_TIME '(' name ',' name ')'
connection_constraint = [CONSTRAINT name] CONNECTION '(' (object_name TO object_name) ,... ')' [ON DELETE (NO ACTION | CASCADE)]
check = CHECK [NOT FOR REPLICATION] '(' condition ')'
foreign_key = [FOREIGN KEY [columns]] REFERENCES object_name [columns] [ON DELETE referential_action] [ON UPDATE referential_action [ON DELETE referential_action]] [NOT ENFORCED] [NOT FOR REPLICATION]
referential_action = NO ACTION | CASCADE | SET (NULL | DEFAULT)

-- A column named timestamp may go without a type.
column_type = [data_type [collation] [generated_always] [masked] [encrypted] [column_storage] [encrypted]] [HIDDEN]
generated_always = GENERATED ALWAYS AS (ROW | SUSER_SID | SUSER_SNAME | TRANSACTION_ID | SEQUENCE_NUMBER) (START | END)
masked = MASKED WITH '(' FUNCTION '=' string ')'
encrypted = ENCRYPTED WITH '(' encryption_option ',' encryption_option ',' encryption_option ')'
encryption_option = COLUMN_ENCRYPTION_KEY '=' name | ENCRYPTION_TYPE '=' (DETERMINISTIC | RANDOMIZED) | ALGORITHM '=' string
column_storage = SPARSE [FILESTREAM] | FILESTREAM [SPARSE] | COLUMN_SET FOR ALL_SPARSE_COLUMNS
identity = IDENTITY ['(' signed_number ',' signed_number ')'] [NOT FOR REPLICATION]
signed_number = [sign] number
on_off = ON | OFF | sqlcmd_variable
filegroup = (string | name) [columns]
filestream_on = FILESTREAM_ON (string | name)
`;
