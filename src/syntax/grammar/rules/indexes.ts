/** Indexes of all kinds, their options, and statistics. */
export const indexRules = `
index_definition =
    [UNIQUE] (CLUSTERED row_index | [NONCLUSTERED] row_index [filter]) [WITH ('(' new_index_option ,... ')' | old_index_option ,...)] [ON filegroup] [filestream_on]
  | (CLUSTERED column_index_head [ORDER column_names] | [NONCLUSTERED] column_index_head column_names [ORDER column_names] [filter])
      [WITH '(' columnstore_option ,... ')'] [ON filegroup]
  | PRIMARY XML INDEX name ON object_name '(' name ')' [with_xml_index_options]
  | XML INDEX name ON object_name '(' name ')' USING XML INDEX name FOR (VALUE | PATH | PROPERTY | '(' name ')') [with_xml_index_options]
  | SELECTIVE XML INDEX name ON object_name '(' name ')' [WITH xml_namespaces] FOR '(' xml_path ,... ')' [with_xml_index_options]
  | SPATIAL INDEX name ON object_name '(' name ')' [USING (GEOMETRY_GRID | GEOGRAPHY_GRID | GEOMETRY_AUTO_GRID | GEOGRAPHY_AUTO_GRID)] [WITH '(' spatial_index_option ,... ')'] [ON (string | name)]
  | JSON INDEX name ON object_name '(' name ')' [FOR '(' string ,... ')'] [WITH '(' new_index_option ,... ')']
  | VECTOR INDEX name ON object_name '(' name ')' [WITH '(' new_index_option ,... ')'] [ON filegroup]
row_index = INDEX name ON three_part_name index_columns [included_columns]
column_index_head = COLUMNSTORE INDEX name ON object_name
index_columns = '(' (column_name [ASC | DESC]) ,... ')'
included_columns = INCLUDE column_names
column_names = '(' column_name ,... ')'
with_xml_index_options = WITH '(' xml_index_option ,... ')'
xml_path = name '=' string [AS (XQUERY [string] [MAXLENGTH '(' number ')'] | SQL data_type) [SINGLETON]]

filter = WHERE filter_terms
filter_terms = filter_term { AND filter_term }
filter_term = '(' filter_terms ')' | column_name (IS [NOT] NULL | IS [NOT] DISTINCT FROM expression | IN '(' expression ,... ')' | filter_comparison expression)
filter_comparison = '=' | '<>' | '<=' | '>=' | '!=' | '!<' | '!>' | '<' ['=' | '>'] | '>' ['='] | '!' ('=' | '<' | '>')

-- Options that most statements with indexes take; the others are in the rules of those statements.
index_option =
    FILLFACTOR '=' number | ignore_dup_key | xml_compression
  | (PAD_INDEX | STATISTICS_NORECOMPUTE | STATISTICS_INCREMENTAL | ALLOW_ROW_LOCKS | ALLOW_PAGE_LOCKS | OPTIMIZE_FOR_SEQUENTIAL_KEY | OPTIMIZE_FOR_ARRAY_SEARCH | COMPRESS_ALL_ROW_GROUPS) '=' on_off
  | wait_at_low_priority | (METRIC | TYPE) '=' string
ignore_dup_key = IGNORE_DUP_KEY '=' (ON ['(' SUPPRESS_MESSAGES '=' on_off ')'] | OFF | sqlcmd_variable)
build_option = ONLINE '=' online_value | MAXDOP '=' number | RESUMABLE '=' on_off | max_duration
online_value = ON ['(' wait_at_low_priority ')'] | OFF | sqlcmd_variable
wait_at_low_priority = WAIT_AT_LOW_PRIORITY '(' max_duration ',' ABORT_AFTER_WAIT '=' (NONE | SELF | BLOCKERS) ')'
max_duration = MAX_DURATION '=' number [MINUTES]
row_compression = DATA_COMPRESSION '=' (NONE | ROW | PAGE) [on_partitions]
data_compression = DATA_COMPRESSION '=' (NONE | ROW | PAGE | COLUMNSTORE | COLUMNSTORE_ARCHIVE) [on_partitions]
compression_delay = COMPRESSION_DELAY '=' number [MINUTE | MINUTES]
xml_compression = XML_COMPRESSION '=' on_off [on_partitions]
on_partitions = ON PARTITIONS '(' (expression [TO expression]) ,... ')'

new_index_option = index_option | row_compression | build_option | (SORT_IN_TEMPDB | DROP_EXISTING) '=' on_off
old_index_option = FILLFACTOR '=' number | PAD_INDEX | IGNORE_DUP_KEY | STATISTICS_NORECOMPUTE | DROP_EXISTING | SORT_IN_TEMPDB
columnstore_option =
    DATA_COMPRESSION '=' (COLUMNSTORE | COLUMNSTORE_ARCHIVE) [on_partitions] | ORDER column_names | compression_delay
  | (SORT_IN_TEMPDB | DROP_EXISTING) '=' on_off | ONLINE '=' online_value | MAXDOP '=' number
xml_index_option = !(DATA_COMPRESSION | COMPRESS_ALL_ROW_GROUPS | RESUMABLE | MAX_DURATION | OPTIMIZE_FOR_SEQUENTIAL_KEY) new_index_option
spatial_index_option =
    BOUNDING_BOX '=' '(' (bounding_box_side ,... | coordinate ,... ) ')'
  | GRIDS '=' '(' (((LEVEL_1 | LEVEL_2 | LEVEL_3 | LEVEL_4) '=' grid_density) ,... | grid_density ,...) ')'
  | CELLS_PER_OBJECT '=' number
  | !(XML_COMPRESSION | COMPRESS_ALL_ROW_GROUPS | RESUMABLE | MAX_DURATION | OPTIMIZE_FOR_SEQUENTIAL_KEY) new_index_option
bounding_box_side = (XMIN | YMIN | XMAX | YMAX) '=' coordinate
coordinate = ['-'] number
grid_density = LOW | MEDIUM | HIGH

index_change = INDEX (ALL | name) ON object_name
  ( SET '(' set_index_option ,... ')'
  | DISABLE | PAUSE | ABORT
  | REBUILD (PARTITION '=' !ALL expression [WITH '(' rebuild_partition_option ,... ')'] | [PARTITION '=' ALL] [WITH '(' rebuild_option ,... ')'])
  | REORGANIZE [PARTITION '=' (ALL | expression)] [WITH '(' ((LOB_COMPACTION | COMPRESS_ALL_ROW_GROUPS) '=' on_off) ,... ')']
  | RESUME [WITH '(' resume_option ,... ')']
  | [WITH xml_namespaces] FOR '(' (ADD xml_path | REMOVE name) ,... ')' )
set_index_option = ignore_dup_key | (ALLOW_ROW_LOCKS | ALLOW_PAGE_LOCKS | STATISTICS_NORECOMPUTE | OPTIMIZE_FOR_SEQUENTIAL_KEY) '=' on_off | compression_delay
rebuild_table_partition_option = data_compression | xml_compression | SORT_IN_TEMPDB '=' on_off | MAXDOP '=' number | ONLINE '=' online_value
rebuild_partition_option = rebuild_table_partition_option | RESUMABLE '=' on_off | max_duration
rebuild_option = !OPTIMIZE_FOR_SEQUENTIAL_KEY (index_option | data_compression | build_option) | SORT_IN_TEMPDB '=' on_off | compression_delay
rebuild_table_option = !(RESUMABLE | MAX_DURATION) rebuild_option
resume_option = MAXDOP '=' number | max_duration | wait_at_low_priority

index_removal = INDEX [IF EXISTS] (name ON object_name [WITH '(' dropped_index_option ,... ')'] | { '.' } name name_rest) ,...
dropped_index_option = MAXDOP '=' number | ONLINE '=' online_value | MOVE TO filegroup | filestream_on | data_compression | xml_compression | wait_at_low_priority

statistics_definition = STATISTICS name ON three_part_name column_names [filter] [WITH created_statistics_option ,...]
created_statistics_option = statistics_option | FULLSCAN | NORECOMPUTE
statistics_option = (INCREMENTAL | AUTO_DROP) '=' on_off | SAMPLE number (ROWS | PERCENT) | STATS_STREAM '=' binary
update_statistics = UPDATE STATISTICS three_part_name [columns | name] [WITH updated_statistics_option ,...]
updated_statistics_option =
    statistics_option | FULLSCAN | NORECOMPUTE | COLUMNS | ALL | INDEX | (ROWCOUNT | PAGECOUNT) '=' number
  | RESAMPLE [ON PARTITIONS '(' (number [TO number]) ,... ')']
`;
