/** What the elements of a table may be, by where they stand. */
type Place = {
  /** Begins the names of its rules. */
  readonly of: string;
  /** Whether constraints may have names, refer to other tables and be kept from replication. */
  readonly named?: boolean;
  /** What UNIQUE and PRIMARY KEY take in WITH ( … ). */
  readonly uniqueOptions: string;
  /** What follows these options. */
  readonly uniquePlace?: string;
  /** What may follow a DEFAULT. */
  readonly withValues?: string;
  /** A constraint of the table that only stands here. */
  readonly added?: string;
};

function elements({
  of,
  named,
  uniqueOptions,
  uniquePlace = '[ON filegroup] [filestream_on]',
  ...more
}: Place): string {
  const name = named ? '[CONSTRAINT name]' : '';
  const notForReplication = named ? '[NOT FOR REPLICATION]' : '';
  const foreignKey = named ? '| foreign_key' : '';
  const columnForeignKey = named ? '| [FOREIGN KEY [columns]] references' : '';
  const connection = named ? `| ${name} connection` : '';
  return `
${of}_element = period ${connection} | ${of}_constraint | table_index | ${of}_column
${of}_constraint = ${name} (${of}_unique index_columns ${of}_unique_tail ${foreignKey} | ${of}_check ${more.added ?? ''})
${of}_column = name (AS scalar_expression ${of}_computed | column_type ${of}_column_rest) | timestamp_name ${of}_column_rest
${of}_column_rest = { ROWGUIDCOL | ${of}_identity | ${of}_column_constraint | column_index }
${of}_computed = PERSISTED { ${of}_column_constraint } | { ${name} ${of}_column_unique }
${of}_column_constraint = ${name} ([NOT] NULL | DEFAULT scalar_expression ${more.withValues ?? ''} | ${of}_column_unique ${columnForeignKey} | ${of}_check)
${of}_column_unique = ${of}_unique [index_columns] ${of}_unique_tail
${of}_unique = (UNIQUE | PRIMARY KEY) [CLUSTERED | NONCLUSTERED [HASH]]
${of}_unique_tail = NOT ENFORCED | [WITH (FILLFACTOR '=' number [sorted_data] | sorted_data [FILLFACTOR '=' number] | '(' (${uniqueOptions}) ,... ')')] ${uniquePlace}
${of}_check = CHECK ${notForReplication} '(' scalar_condition ')'
${of}_identity = IDENTITY ['(' signed_number ',' signed_number ')'] ${notForReplication}
`;
}

const createdOptions = 'index_option | row_compression';

/** Columns, constraints and indexes of tables. */
export const tableElementRules = `
-- In CREATE TABLE.
${elements({ of: 'created', named: true, uniqueOptions: `${createdOptions} | BUCKET_COUNT '=' number` })}
-- In ALTER TABLE … ADD.
${elements({
  of: 'added',
  named: true,
  uniqueOptions: `index_option | data_compression | (ONLINE | SORT_IN_TEMPDB | RESUMABLE | FILESTREAM_ON) '=' on_off | MAXDOP '=' number | max_duration`,
  withValues: '[WITH VALUES]',
  added: '| DEFAULT scalar_expression FOR name [WITH VALUES]',
})}
-- In a table variable and what a function returns.
${elements({ of: 'table', uniqueOptions: createdOptions })}
-- In CREATE TYPE.
${elements({ of: 'type', uniqueOptions: `ignore_dup_key | BUCKET_COUNT '=' number`, uniquePlace: '' })}

sorted_data = SORTED_DATA | SORTED_DATA_REORG
period = PERIOD FOR SYSTEM_TIME '(' name ',' name ')'
connection = CONNECTION '(' (object_name TO object_name) ,... ')' [ON DELETE (NO ACTION | CASCADE)]
foreign_key = FOREIGN KEY [columns] references
references = REFERENCES object_name [columns]
  [ON DELETE referential_action [ON UPDATE referential_action] | ON UPDATE referential_action [ON DELETE referential_action]]
  [NOT ENFORCED] [NOT FOR REPLICATION]
referential_action = NO ACTION | CASCADE | SET (NULL | DEFAULT)

table_index = INDEX name [UNIQUE]
  ( CLUSTERED COLUMNSTORE [included_columns] [with_inline_columnstore_options]
  | CLUSTERED index_columns [included_columns] [with_inline_options]
  | [NONCLUSTERED] COLUMNSTORE index_columns [included_columns] [filter] [with_inline_columnstore_options]
  | [NONCLUSTERED] HASH index_columns [included_columns] [with_inline_options]
  | [NONCLUSTERED] index_columns [included_columns] [filter] [with_inline_options]
  | !CLUSTERED !NONCLUSTERED [filter] [with_inline_options] )
  [ON filegroup] [filestream_on]
column_index = INDEX name [UNIQUE]
  ( CLUSTERED [index_columns] [included_columns] [with_inline_options]
  | [NONCLUSTERED] COLUMNSTORE [index_columns] [included_columns] [filter] [with_inline_columnstore_options]
  | [NONCLUSTERED] HASH [index_columns] [included_columns] [with_inline_options]
  | [NONCLUSTERED] [index_columns] [included_columns] [filter] [with_inline_options] )
  [ON filegroup] [filestream_on]
with_inline_options = WITH '(' inline_option ,... ')'
with_inline_columnstore_options = WITH '(' (inline_option | compression_delay) ,... ')'
inline_option = new_index_option | BUCKET_COUNT '=' number

column_type = data_type [collation] [generated_always] [masked] [encrypted] [column_storage] [encrypted] [HIDDEN]
generated_always = GENERATED ALWAYS AS (ROW | SUSER_SID | SUSER_SNAME | TRANSACTION_ID | SEQUENCE_NUMBER) (START | END)
masked = MASKED WITH '(' FUNCTION '=' string ')'
encrypted = ENCRYPTED WITH '(' encryption_option ',' encryption_option ',' encryption_option ')'
encryption_option = COLUMN_ENCRYPTION_KEY '=' name | ENCRYPTION_TYPE '=' (DETERMINISTIC | RANDOMIZED) | ALGORITHM '=' string
column_storage = SPARSE [FILESTREAM] | FILESTREAM [SPARSE] | COLUMN_SET FOR ALL_SPARSE_COLUMNS
signed_number = [sign] number
on_off = ON | OFF | sqlcmd_variable
filegroup = (string | name) [columns]
filestream_on = FILESTREAM_ON (string | name)
`;
