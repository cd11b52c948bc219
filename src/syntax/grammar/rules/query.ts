/** Queries and what expressions are made of. */
export const queryRules = `
select_statement = [with_clause] select_core
select_core = query_expression [order_by [offset_fetch]] [for_clause] [compute_clauses] [option_clause]
-- Only the first query of several may say INTO.
query_expression = query_term { set_operator later_term }
query_term = '(' query_expression ')' | select_head select_list [INTO three_part_name] [ON name] query_tail
later_term = '(' later_expression ')' | later_specification
later_expression = later_term { set_operator later_term }
later_specification = select_head select_list query_tail
set_operator = (UNION | EXCEPT | INTERSECT) [ALL]
select_head = SELECT [ALL | DISTINCT] [top]
select_list = select_item ,...
query_tail = [FROM table_source ,...] [WHERE condition] [GROUP BY group_by] [HAVING condition] [window_clause]

subquery = '(' subquery_expression ')'
subquery_expression = subquery_term { set_operator subquery_term }
subquery_term = subquery | subquery_specification
-- Without TOP, OFFSET and FOR there is no order inside a query.
subquery_specification = SELECT [ALL | DISTINCT]
  ( top subquery_list query_tail [order_by [offset_fetch]] | subquery_list query_tail [order_by (offset_fetch | !!FOR)] ) [subquery_for]
subquery_list = subquery_item ,...
subquery_for = FOR (BROWSE [FOR (for_xml | for_json)] | for_xml | for_json)
common_table_query = [with_clause] subquery_expression

with_clause = WITH (xml_namespaces | change_tracking_context | common_table_expression) { ',' common_table_expression }
common_table_expression = name [columns] AS '(' common_table_query ')'
xml_namespaces = XMLNAMESPACES '(' (string AS name | DEFAULT string) ,... ')'
change_tracking_context = CHANGE_TRACKING_CONTEXT '(' (variable | binary | sqlcmd_variable) ')'

top = TOP (parenthesised_value | number | sqlcmd_variable) [PERCENT] [WITH (TIES | APPROXIMATE | APPROX)]
select_item = !!(variable assignment_operator) variable assignment_operator expression | subquery_item
subquery_item = '*' | star_of_table | !!((name | string) '=') (name | string) '=' column_value | column_value [alias_of_column]
column_value = identity_call | expression
alias_of_column = AS (name | string) | string | !label name
assignment_operator = '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '||='

order_by = ORDER BY order_item ,...
order_item = expression [ASC | DESC]
offset_fetch = OFFSET expression (ROW | ROWS) [fetch_rows] | fetch_rows
fetch_rows = FETCH [APPROXIMATE | APPROX] (NEXT | FIRST) expression (ROW | ROWS) ONLY [WITH APPROXIMATE]
group_by = [ALL] group_by_item ,... [WITH (CUBE | ROLLUP | '(' DISTRIBUTED_AGG ')')]
group_by_item = grouping_call | '(' ')' | expression [WITH '(' DISTRIBUTED_AGG ')']
grouping_call = (ROLLUP | CUBE) '(' grouping ,... ')' | GROUPING SETS '(' grouping_set ,... ')'
grouping = '(' expression ',' expression ,... ')' | expression
grouping_set = '(' ')' | '(' grouping_set_item ,... ')' | grouping_set_item
grouping_set_item = (ROLLUP | CUBE) '(' grouping ,... ')' | expression
window_clause = WINDOW (name AS window_specification) ,...
compute_clauses = { COMPUTE (name '(' expression ')') ,... [BY expression ,...] }

for_clause = FOR (BROWSE | READ ONLY | UPDATE [OF column_name ,...] | for_xml | for_json)
for_xml = XML (RAW ['(' string ')'] | AUTO | EXPLICIT | PATH ['(' string ')']) [',' xml_option ,...]
xml_option = XMLDATA | XMLSCHEMA ['(' string ')'] | ELEMENTS [XSINIL | ABSENT] | BINARY BASE64 | TYPE | ROOT ['(' string ')']
for_json = JSON (AUTO | PATH) [',' json_option ,...]
json_option = ROOT ['(' string ')'] | INCLUDE_NULL_VALUES | WITHOUT_ARRAY_WRAPPER

option_clause = OPTION '(' query_hint ,... ')'
query_hint =
    HASH (GROUP | UNION | JOIN) | ORDER GROUP | CONCAT UNION | MERGE (UNION | JOIN) | LOOP JOIN | KEEP UNION
  | FORCE (ORDER | EXTERNALPUSHDOWN | SCALEOUTEXECUTION) | DISABLE (EXTERNALPUSHDOWN | SCALEOUTEXECUTION)
  | (ROBUST | SHRINKDB | ALTERCOLUMN | KEEP | KEEPFIXED | CHECKCONSTRAINTS) PLAN
  | EXPAND VIEWS | BYPASS OPTIMIZER_QUEUE | OPTIMIZE CORRELATED UNION ALL
  | (FAST | MAXDOP | USEPLAN | MAXRECURSION | QUERYTRACEON | CARDINALITY_TUNER_LIMIT) (number | sqlcmd_variable)
  | OPTIMIZE FOR (UNKNOWN | '(' (variable ('=' constant | UNKNOWN)) ,... ')')
  | PARAMETERIZATION (SIMPLE | FORCED) | RECOMPILE | IGNORE_NONCLUSTERED_COLUMNSTORE_INDEX | NO_PERFORMANCE_SPOOL
  | USE PLAN string | USE HINT '(' string ,... ')' | LABEL '=' string
  | (MAX_GRANT_PERCENT | MIN_GRANT_PERCENT) '=' number
  | TABLE HINT '(' object_name [',' table_hint {[','] table_hint}] ')'
  | FOR TIMESTAMP AS OF string
literal = [sign] (number | money) | string | binary | NULL | sqlcmd_variable
constant = ['-'] (number | money) | string | binary | NULL | variable | sqlcmd_variable
sign = '+' | '-'

table_source = '{' OJ table_source '}' | table_primary { join | pivot }
join =
    CROSS (JOIN | APPLY) table_primary | OUTER APPLY table_primary
  | [(INNER | (LEFT | RIGHT | FULL) [OUTER]) [join_hint]] JOIN table_source ON condition
pivot =
    PIVOT '(' object_name '(' column_name ,... ')' FOR column_name IN columns ')' [AS] name
  | UNPIVOT '(' name FOR name IN '(' column_name ,... ')' ')' [AS] name
join_hint = LOCAL join_algorithm | join_algorithm
join_algorithm = LOOP | HASH | MERGE | REMOTE | REDUCE | REPLICATE | REDISTRIBUTE
table_primary = derived_table | joined_tables | row_source
derived_table = '(' derived ')' [FOR PATH] table_alias [columns]
derived = VALUES (('(' expression ,... ')') ,...) | data_change | merge_core | subquery_expression
joined_tables = '(' (joined_tables { join } | table_primary join { join }) ')'
table_alias = AS name | !alias_stop !label name
-- Words that are no reserved ones, yet go on with the query where they stand behind a table.
alias_stop = WINDOW name AS '(' | USING
aliased = [table_alias [columns]]

row_source =
    variable ['.' name call_arguments table_alias columns | table_alias]
  | '::' name call_arguments aliased
  | (OPENROWSET '(' rowset_arguments ')' [WITH '(' (name data_type [collation] [number | string]) ,... ')'] | OPENQUERY '(' name ',' string ')') aliased
  | OPENDATASOURCE '(' string ',' string ')' '.' (string | three_part_name) aliased
  | (CONTAINSTABLE | FREETEXTTABLE) '(' object_name ',' full_text_columns ',' full_text_search full_text_limits ')' aliased
  | (SEMANTICKEYPHRASETABLE | SEMANTICSIMILARITYTABLE | SEMANTICSIMILARITYDETAILSTABLE)
    '(' object_name ',' (full_text_columns | expression) { ',' expression } ')' aliased
  | OPENXML '(' variable ',' (string | variable) [',' (number | variable)] ')' [WITH ('(' (name data_type [collation] [string | variable]) ,... ')' | three_part_name)] aliased
  | OPENJSON '(' expression [',' expression] ')' [WITH '(' (name data_type [collation] [string] [AS JSON]) ,... ')'] aliased
  | CHANGETABLE '(' (CHANGES object_name ',' (number | variable | NULL) | VERSION object_name ',' columns ',' '(' expression ,... ')') [',' FORCESEEK] ')' table_alias [columns]
  | AI_GENERATE_CHUNKS '(' SOURCE '=' expression ',' CHUNK_TYPE '=' FIXED ',' CHUNK_SIZE '=' expression
    [',' OVERLAP '=' expression] [',' ENABLE_CHUNK_SET_ID '=' (number | NULL)] ')' aliased
  | PREDICT '(' MODEL '=' expression ',' DATA '=' object_name [[AS] name] [',' RUNTIME '=' name] ')' [WITH '(' (name data_type [collation] [string] [AS PREDICT]) ,... ')'] aliased
  | VECTOR_SEARCH '(' TABLE '=' object_name [[AS] name] ',' COLUMN '=' column_name ',' SIMILAR_TO '=' expression ',' METRIC '=' string
    [',' TOP_N '=' expression] ')' [WITH '(' FORCE_ANN_ONLY ')'] aliased
  | object_name (call_arguments aliased | table_tail)
call_arguments = '(' [(DEFAULT | expression) ,...] ')'
table_tail = [system_time] [FOR PATH] (hint_list [table_alias] | [table_sample] (table_hints | [table_alias [table_sample] [table_hints | old_hints]]))
system_time = FOR SYSTEM_TIME (AS OF period_end | FROM period_end TO period_end | BETWEEN period_end AND period_end | CONTAINED IN '(' period_end ',' period_end ')' | ALL)
period_end = string | variable
table_sample = TABLESAMPLE [SYSTEM] '(' expression [PERCENT | ROWS] ')' [REPEATABLE '(' expression ')']
table_hints = WITH (old_index | hint_list) | HOLDLOCK [old_index | WITH (old_index | hint_list)]
old_hints = old_index | '(' table_hint ')'
old_index = '(' number ')'
hint_list = '(' table_hint {[','] table_hint} ')'
table_hint =
    INDEX ('(' index_value ,... ')' | '=' (index_value | '(' index_value ,... ')'))
  | FORCESEEK ['(' index_value '(' name ,... ')' ')'] | SPATIAL_WINDOW_MAX_CELLS '=' number
  | FASTFIRSTROW | HOLDLOCK | NOLOCK | PAGLOCK | READCOMMITTED | READPAST | READUNCOMMITTED | REPEATABLEREAD | ROWLOCK
  | SERIALIZABLE | TABLOCK | TABLOCKX | UPDLOCK | XLOCK | NOEXPAND | NOWAIT | READCOMMITTEDLOCK | KEEPIDENTITY
  | KEEPDEFAULTS | IGNORE_CONSTRAINTS | IGNORE_TRIGGERS | FORCESCAN | SNAPSHOT | sqlcmd_variable
index_value = name | number

rowset_arguments =
    BULK (string | '(' string ,... [','] ')') { ',' rowset_option }
  | string ',' string [';' [string] ';' [string]] ',' (string | three_part_name)
  | (name '=' string) ,...
  | name { ',' constant }
rowset_option = SINGLE_BLOB | SINGLE_CLOB | SINGLE_NCLOB | ORDER '(' (name [ASC | DESC]) ,... ')' [UNIQUE] | bulk_option_value
bulk_option_value =
    (ROWS_PER_BATCH | KILOBYTES_PER_BATCH | BATCHSIZE | LASTROW | FIRSTROW | MAXERRORS | CODEPAGE | DATAFILETYPE | FIELDTERMINATOR | ROWTERMINATOR
    | FORMATFILE | ERRORFILE | FORMAT | FIELDQUOTE | ESCAPECHAR | DATA_SOURCE | FORMATFILE_DATA_SOURCE | ERRORFILE_DATA_SOURCE | DATASOURCE | PARSER_VERSION
    | HEADER_ROW | DATAFILE_FORMAT | DATA_COMPRESSION | ROWSET_OPTIONS | FORMAT_OPTIONS) '=' (number | string | name)

three_part_name = { '.' } name ['.' ('.' name | name ['.' name])] !'.'
name_rest = '.' ['.'] ['.'] name [name_rest]
columns = '(' name ,... ')'
collation = COLLATE bare_word

data_type =
    DOUBLE PRECISION [type_size] | NATIONAL type_name [VARYING] [type_size]
  | xml_type [xml_schema] | VECTOR '(' integer [',' name] ')' | !wrong_size type_name [VARYING] [type_size]
type_name = name ['.' name]
xml_schema = '(' [CONTENT | DOCUMENT] type_name ')'
type_size = !!('(' (number | bare_word)) '(' (MAX | integer [',' integer]) ')'

-- Types that take no size, one, or no MAX.
wrong_size = [SYS '.']
  ( (BIGINT | INT | INTEGER | SMALLINT | TINYINT | BIT | MONEY | SMALLMONEY | REAL | DATETIME | SMALLDATETIME | DATE | TEXT | NTEXT | IMAGE) '(' (number | MAX)
  | (TIMESTAMP | ROWVERSION | UNIQUEIDENTIFIER | SQL_VARIANT | JSON) '(' (number | MAX)
  | (FLOAT | DATETIME2 | TIME | DATETIMEOFFSET | CHAR | CHARACTER | VARCHAR | NCHAR | NVARCHAR | BINARY | VARBINARY) '(' (number | MAX) ','
  | (CHAR | CHARACTER | NCHAR | BINARY) '(' MAX ')' )

case_expression = CASE (WHEN condition THEN expression { WHEN condition THEN expression } | expression WHEN expression THEN expression { WHEN expression THEN expression }) [ELSE expression] END
cast_call = (CAST | TRY_CAST) '(' expression AS data_type ')'
convert_call = (CONVERT | TRY_CONVERT) '(' data_type ',' expression [',' expression] ')'
parse_call = (PARSE | TRY_PARSE) '(' expression AS data_type [USING expression] ')'
iif_call = IIF '(' condition ',' expression ',' expression ')'
coalesce_call = COALESCE '(' expression ',' expression ,... ')'
nullif_call = NULLIF '(' expression ',' expression ')'
trim_call = TRIM '(' ('*' | (LEADING | TRAILING | BOTH) expression FROM expression | expression [FROM expression]) ')'
json_object_call = (JSON_OBJECT | JSON_OBJECTAGG) '(' [(expression ':' expression) ,...] [json_nulls] [RETURNING JSON] ')'
json_array_call = (JSON_ARRAY | JSON_ARRAYAGG) '(' (json_nulls | [expression ,... [order_by] [json_nulls]]) [RETURNING JSON] ')'
json_nulls = (NULL | ABSENT) ON NULL
embeddings_call = AI_GENERATE_EMBEDDINGS '(' expression USE MODEL name [PARAMETERS expression] ')'
next_value = NEXT VALUE FOR three_part_name [over_clause]
partition_call = [!$PARTITION name '.'] $PARTITION '.' name '(' expression ,... ')'
identity_call = IDENTITY '(' data_type [',' [sign] number ',' [sign] number] ')'
argument_tail = [(IGNORE | RESPECT) NULLS] [order_by] [json_nulls] [RETURNING data_type] [WITH ARRAY WRAPPER]
call_tail = [WITHIN GROUP '(' (order_by | GRAPH PATH) ')'] [(IGNORE | RESPECT) NULLS] [FILTER '(' WHERE condition ')']
over_clause = OVER (window_specification | name)
window_specification = '(' [!(PARTITION BY | (ROWS | RANGE) (BETWEEN | number | UNBOUNDED | CURRENT)) name] [PARTITION BY expression ,...] [order_by] [(ROWS | RANGE) frame] ')'
frame = BETWEEN frame_bound AND frame_bound | frame_bound
frame_bound = UNBOUNDED (PRECEDING | FOLLOWING) | CURRENT ROW | (number | sqlcmd_variable) (PRECEDING | FOLLOWING)

full_text_predicate = (CONTAINS | FREETEXT) '(' full_text_columns ',' full_text_search [',' LANGUAGE expression] ')'
full_text_columns = PROPERTY '(' column_name ',' string ')' | '(' (full_text_star | column_name ,...) ')' | full_text_star | column_name
full_text_star = '*' | star_of_table
full_text_search = string | variable | sqlcmd_variable
full_text_limits = { ',' (LANGUAGE expression | number | variable) }
update_predicate = UPDATE '(' name ')'
tsequal_predicate = TSEQUAL '(' expression ',' expression ')'
regexp_like_predicate = REGEXP_LIKE '(' expression ',' expression [',' expression] ')' !comparison_sign
comparison_sign = '=' | '<' | '>' | '<>' | '!='
match_predicate = MATCH '(' match_pattern { AND match_pattern } ')'
match_pattern =
    SHORTEST_PATH '(' (match_node '(' { match_edge match_node } ')' match_repeat | '(' { match_node match_edge } ')' match_repeat match_node) ')'
  | match_node ('=' match_node | match_edge match_node { match_edge match_node })
match_node = LAST_NODE '(' name ')' | name
match_edge = '-' '(' name ')' '-' '>' | '<' '-' '(' name ')' '-'
match_repeat = '+' | '{' number ',' number '}'
odbc_escape = '{' ESCAPE expression '}'
odbc_value = '{' (FN any_word [parentheses] | name string) '}'
`;
