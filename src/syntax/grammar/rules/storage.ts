/** Partitions, full-text search and search property lists. */
export const storageRules = `
partition_definition = PARTITION
  ( FUNCTION name '(' data_type [collation] ')' AS partition_range
  | SCHEME name AS PARTITION name [ALL] TO '(' (string | name) ,... ')' )
partition_range = RANGE [LEFT | RIGHT] FOR VALUES '(' [expression ,...] ')'
partition_change = PARTITION
  ( FUNCTION name '(' ')' (SPLIT | MERGE) [RANGE '(' expression ')']
  | SCHEME name NEXT USED [string | name] )

full_text_definition = FULLTEXT
  ( CATALOG name [ON FILEGROUP name] [IN PATH string] [WITH accent_sensitivity] [AS DEFAULT] [AUTHORIZATION name]
  | INDEX ON object_name ['(' full_text_column ,... ')'] KEY INDEX name [ON full_text_place] [WITH (full_text_option ,... | '(' full_text_option ,... ')')]
  | STOPLIST name [FROM (SYSTEM STOPLIST | two_part_name)] [AUTHORIZATION name] !!';' )
accent_sensitivity = ACCENT_SENSITIVITY '=' on_off
full_text_column = name [TYPE COLUMN name] [language] [STATISTICAL_SEMANTICS]
language = LANGUAGE (string | number | name | binary)
full_text_place = '(' (FILEGROUP name [',' name] | name [',' FILEGROUP name]) ')' | name
full_text_option = CHANGE_TRACKING ['='] (MANUAL | AUTO | OFF [',' NO POPULATION]) | full_text_stoplist | full_text_properties
full_text_stoplist = STOPLIST ['='] (OFF | name)
full_text_properties = SEARCH PROPERTY LIST ['='] (OFF | name)

full_text_change = FULLTEXT
  ( CATALOG name (REBUILD [WITH accent_sensitivity] | REORGANIZE | AS DEFAULT)
  | INDEX ON object_name full_text_index_change
  | STOPLIST name (ADD string language | DROP (ALL [language] | string language)) !!';' )
full_text_index_change =
    ENABLE | DISABLE
  | ADD '(' full_text_column ,... ')' [with_no_population]
  | DROP '(' name ,... ')' [with_no_population]
  | ALTER COLUMN name (ADD | DROP) STATISTICAL_SEMANTICS [with_no_population]
  | START (FULL | INCREMENTAL | UPDATE) POPULATION | (STOP | PAUSE | RESUME) POPULATION
  | SET (CHANGE_TRACKING ['='] (MANUAL | AUTO | OFF) | (full_text_stoplist | full_text_properties) [with_no_population])
with_no_population = WITH NO POPULATION

search_property_list_definition = SEARCH PROPERTY LIST name [FROM two_part_name] [AUTHORIZATION name] !!';'
search_property_list_change = SEARCH PROPERTY LIST name
  ( ADD string WITH '(' PROPERTY_SET_GUID '=' string ',' PROPERTY_INT_ID '=' number [',' PROPERTY_DESCRIPTION '=' string] ')'
  | DROP string ) !!';'
`;
