/** Tables and external tables. */
export const tableRules = `
table_definition = TABLE three_part_name
  ( [columns] [WITH '(' table_option ,... ')'] AS select_statement
  | AS (FILETABLE | EDGE) table_storage
  | '(' created_element ,... [','] ')' [AS (NODE | EDGE)] table_storage )
table_storage = [ON filegroup] [FEDERATED ON '(' name '=' name ')'] [large_data_on [large_data_on]] [WITH '(' table_option ,... ')']
large_data_on = (TEXTIMAGE_ON | FILESTREAM_ON) (string | name)
table_option =
    data_compression | xml_compression
  | FILETABLE_DIRECTORY '=' (string | NULL) | FILETABLE_COLLATE_FILENAME '=' name
  | (FILETABLE_PRIMARY_KEY_CONSTRAINT_NAME | FILETABLE_STREAMID_UNIQUE_CONSTRAINT_NAME | FILETABLE_FULLPATH_UNIQUE_CONSTRAINT_NAME) '=' name
  | memory_optimized | DURABILITY '=' (SCHEMA_ONLY | SCHEMA_AND_DATA)
  | system_versioning | remote_data_archive | data_deletion
  | LEDGER '=' (ON ['(' ledger_option ,... ')'] | OFF)
  | DISTRIBUTION '=' (REPLICATE | ROUND_ROBIN | HASH columns)
  | HEAP | CLUSTERED (COLUMNSTORE INDEX [ORDER index_columns] | INDEX index_columns)
  | PARTITION '(' name partition_range ')'
  | LOCATION '=' USER_DB
memory_optimized = MEMORY_OPTIMIZED '=' on_off
system_versioning = SYSTEM_VERSIONING '=' (ON ['(' system_versioning_option ,... ')'] | OFF)
system_versioning_option = HISTORY_TABLE '=' two_part_name | DATA_CONSISTENCY_CHECK '=' on_off | HISTORY_RETENTION_PERIOD '=' retention_period
retention_period = INFINITE | signed_number (DAY | DAYS | WEEK | WEEKS | MONTH | MONTHS | YEAR | YEARS)
remote_data_archive = REMOTE_DATA_ARCHIVE '=' (ON | OFF | OFF_WITHOUT_DATA_RECOVERY) ['(' remote_data_archive_option ,... ')']
remote_data_archive_option = MIGRATION_STATE '=' (PAUSED | OUTBOUND | INBOUND) | FILTER_PREDICATE '=' (NULL | object_name call_arguments)
data_deletion = DATA_DELETION '=' (ON '(' data_deletion_option ,... ')' | OFF)
data_deletion_option = FILTER_COLUMN '=' name | RETENTION_PERIOD '=' retention_period
ledger_option = LEDGER_VIEW '=' two_part_name ['(' ledger_view_option ,... ')'] | APPEND_ONLY '=' on_off
ledger_view_option = (TRANSACTION_ID_COLUMN_NAME | SEQUENCE_NUMBER_COLUMN_NAME | OPERATION_TYPE_COLUMN_NAME | OPERATION_TYPE_DESC_COLUMN_NAME) '=' name
two_part_name = { '.' } name ['.' name] !'.'

external_table_definition = EXTERNAL TABLE three_part_name
  ( '(' external_column ,... ')' WITH '(' external_table_option ,... ')' !AS
  | ['(' external_column ,... ')'] WITH '(' external_table_option ,... ')' AS select_statement )
external_column = name data_type [collation] [NULL | NOT NULL]
external_table_option =
    (DATA_SOURCE | FILE_FORMAT) '=' name
  | REJECT_TYPE '=' (VALUE | PERCENTAGE) | (REJECT_VALUE | REJECT_SAMPLE_VALUE) '=' number
  | DISTRIBUTION '=' (REPLICATED | ROUND_ROBIN | SHARDED '(' name ')')
  | (LOCATION | REJECTED_ROW_LOCATION | SCHEMA_NAME | OBJECT_NAME | TABLE_OPTIONS) '=' string

table_change = TABLE three_part_name
  ( ALTER COLUMN name (column_change | changed_type) [WITH '(' ONLINE '=' on_off ')']
  | ALTER INDEX name REBUILD WITH '(' BUCKET_COUNT '=' number ')'
  | (ENABLE | DISABLE) TRIGGER (ALL | name ,...)
  | ENABLE CHANGE_TRACKING [WITH '(' TRACK_COLUMNS_UPDATED '=' on_off ')'] | DISABLE CHANGE_TRACKING
  | (ENABLE | DISABLE) FILETABLE_NAMESPACE
  | DROP dropped_element ,...
  | SWITCH [PARTITION expression] TO object_name [PARTITION expression] [WITH '(' (wait_at_low_priority | TRUNCATE_TARGET '=' on_off) ')']
  | [WITH (CHECK | NOCHECK)] (ADD added_element ,... | (CHECK | NOCHECK) CONSTRAINT (ALL | name ,...))
  | REBUILD (PARTITION '=' !ALL expression [WITH '(' rebuild_table_partition_option ,... ')'] | [PARTITION '=' ALL] [WITH '(' rebuild_table_option ,... ')'])
  | (SPLIT | MERGE) RANGE '(' expression ')'
  | SET '(' changed_table_option ,... ')' )
column_change =
    ADD (ROWGUIDCOL | NOT FOR REPLICATION | PERSISTED | SPARSE | masked | HIDDEN)
  | DROP (ROWGUIDCOL | NOT FOR REPLICATION | PERSISTED | SPARSE | MASKED | HIDDEN)
changed_type = data_type [collation] [generated_always] [masked] [encrypted] [column_storage] [HIDDEN] [NULL | NOT NULL]
dropped_element =
    PERIOD FOR SYSTEM_TIME | COLUMN [IF EXISTS] name | INDEX name
  | [CONSTRAINT [IF EXISTS]] name [WITH '(' dropped_constraint_option ,... ')']
dropped_constraint_option = MAXDOP '=' number | ONLINE '=' on_off | MOVE TO filegroup | wait_at_low_priority
changed_table_option =
    LOCK_ESCALATION '=' (AUTO | TABLE | DISABLE) | FILESTREAM_ON '=' (string | name) | FILETABLE_DIRECTORY '=' (string | NULL)
  | system_versioning | remote_data_archive | data_deletion
`;
