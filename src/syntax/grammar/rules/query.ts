/** Queries and what expressions are made of. */
export const queryRules = `
select_statement = [with_clause] query_expression [order_by] [for_clause] [compute_clauses] [option_clause]
subquery = '(' query_expression [order_by] [for_clause] [option_clause] ')'
query_expression = query_term { (UNION [ALL] | EXCEPT [ALL] | INTERSECT [ALL]) query_term }
query_term = query_specification | '(' query_expression [order_by] [for_clause] ')'
query_specification =
  SELECT [ALL | DISTINCT] [top] select_item ,... [INTO object_name [ON name]]
  [FROM table_source ,...] [WHERE search_condition] [GROUP BY group_by] [HAVING condition] [window_clause]
search_condition = CURRENT OF cursor_name | condition
cursor_name = [GLOBAL !end_of_statement] name | variable
end_of_statement = ';' | end_of_batch

with_clause = WITH (xml_namespaces [',' common_table_expression ,...] | change_tracking_context [',' common_table_expression ,...] | common_table_expression ,...)
common_table_expression = name [columns] AS '(' (select_in_cte | data_change) ')'
select_in_cte = query_expression [order_by] [for_clause]
xml_namespaces = XMLNAMESPACES '(' (string AS name | DEFAULT string) ,... ')'
change_tracking_context = CHANGE_TRACKING_CONTEXT '(' expression ')'

top = TOP ('(' expression ')' | number | variable | sqlcmd_variable) [PERCENT] [WITH TIES] [WITH APPROXIMATE]
select_item =
    '*'
  | star_of_table
  | variable assignment_operator expression
  | (name | string) '=' expression
  | expression [alias_of_column]
star_of_table = name star_rest
star_rest = '.' ('*' | [name] star_rest)
alias_of_column = AS (name | string) | string | name
assignment_operator = '=' | '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '||='

order_by = ORDER BY order_item ,... [offset_fetch]
order_item = expression [ASC | DESC]
offset_fetch = OFFSET expression (ROW | ROWS) [FETCH (NEXT | FIRST) expression (ROW | ROWS) ONLY [WITH APPROXIMATE]]
group_by = [ALL] group_by_item ,... [WITH (CUBE | ROLLUP)] [WITH '(' DISTRIBUTED_AGG ')']
group_by_item = (ROLLUP | CUBE) '(' grouping ,... ')' | GROUPING SETS '(' grouping_set ,... ')' | '(' ')' | expression [WITH '(' DISTRIBUTED_AGG ')']
grouping = '(' expression ',' expression ,... ')' | expression
grouping_set = '(' ')' | (ROLLUP | CUBE) '(' grouping ,... ')' | GROUPING SETS '(' grouping_set ,... ')' | '(' grouping_set_item ,... ')' | expression
grouping_set_item = (ROLLUP | CUBE) '(' grouping ,... ')' | expression
window_clause = WINDOW (name AS window_specification) ,...
compute_clauses = { COMPUTE (name '(' expression ')') ,... [BY expression ,...] }

for_clause = FOR (BROWSE | READ ONLY | UPDATE [OF column_name ,...] | XML xml_mode [',' xml_option ,...] | JSON (AUTO | PATH) [',' json_option ,...])
xml_mode = RAW ['(' string ')'] | AUTO | EXPLICIT | PATH ['(' string ')']
xml_option = XMLDATA | XMLSCHEMA ['(' string ')'] | ELEMENTS [XSINIL | ABSENT] | BINARY BASE64 | TYPE | ROOT ['(' string ')']
json_option = ROOT ['(' string ')'] | INCLUDE_NULL_VALUES | WITHOUT_ARRAY_WRAPPER

option_clause = OPTION '(' query_hint ,... ')'
query_hint =
    (HASH | ORDER | CONCAT | MERGE | LOOP) (GROUP | UNION | JOIN)
  | FAST number | FORCE (ORDER | EXTERNALPUSHDOWN | SCALEOUTEXECUTION | DISABLE_EXTERNALPUSHDOWN) | DISABLE (EXTERNALPUSHDOWN | SCALEOUTEXECUTION)
  | (KEEP | KEEPFIXED | ROBUST | SHRINKDB | EXPAND | ALTERCOLUMN | BYPASS | CHECKCONSTRAINTS) (PLAN | VIEWS | OPTIMIZER_QUEUE)
  | (MAXDOP | MAXRECURSION | QUERYTRACEON | CARDINALITY_TUNER_LIMIT) expression
  | OPTIMIZE CORRELATED UNION ALL
  | OPTIMIZE FOR (UNKNOWN | '(' (variable ('=' [sign] literal | UNKNOWN)) ,... ')')
  | PARAMETERIZATION (SIMPLE | FORCED) | RECOMPILE | IGNORE_NONCLUSTERED_COLUMNSTORE_INDEX | NO_PERFORMANCE_SPOOL
  | USE PLAN string | USE HINT '(' string ,... ')' | LABEL '=' string
  | (MAX_GRANT_PERCENT | MIN_GRANT_PERCENT) '=' expression
  | TABLE HINT '(' object_name [',' table_hint {[','] table_hint}] ')'
  | FOR TIMESTAMP AS OF string
literal = [sign] (number | money) | string | binary | NULL | sqlcmd_variable
sign = '+' | '-'

table_source = table_primary { join }
join =
    (CROSS JOIN | (CROSS | OUTER) APPLY) table_primary
  | [INNER | (LEFT | RIGHT | FULL) [OUTER]] [join_hint] JOIN table_source ON condition
  | PIVOT '(' (function_name '(' ['*' | expression ,...] ')') ,... FOR column_name IN '(' name ,... ')' ')' [AS] name
  | UNPIVOT '(' name FOR column_name IN '(' column_name ,... ')' ')' [AS] name
join_hint = LOOP | HASH | MERGE | REMOTE | REDUCE | REPLICATE | REDISTRIBUTE
table_primary =
    '(' derived ')' [table_alias]
  | '(' table_source ')'
  | '{' OJ table_source '}'
  | row_source { table_suffix }
derived = VALUES row_value ,... | (insert_core | update_core | delete_core | merge_core) | query_expression [order_by] [for_clause] [option_clause]
row_value = '(' (DEFAULT | expression) ,... ')'
table_alias = [AS] alias [columns]
alias = !alias_stop name
-- Words that are no reserved ones, yet go on with the query where they stand behind a table.
alias_stop = WINDOW name AS '(' | USING | OUTPUT
table_suffix =
    FOR SYSTEM_TIME (AS OF period_end | FROM period_end TO period_end | BETWEEN period_end AND period_end | CONTAINED IN '(' period_end ',' period_end ')' | ALL)
  | FOR PATH
  | TABLESAMPLE [SYSTEM] '(' expression [PERCENT | ROWS] ')' [REPEATABLE '(' expression ')']
  | WITH '(' table_hint {[','] table_hint} ')'
  | '(' table_hint {[','] table_hint} ')'
  | table_alias
period_end = expression
table_hint =
    INDEX ('(' index_value ,... ')' | '=' (index_value | '(' index_value ,... ')')) | FASTFIRSTROW
  | FORCESEEK ['(' index_value '(' column_name ,... ')' ')'] | SPATIAL_WINDOW_MAX_CELLS '=' number
  | HOLDLOCK | bare_word
index_value = name | number
row_source =
    OPENROWSET parentheses [WITH '(' (name data_type [collation] [number | string]) ,... ')']
  | (OPENQUERY | OPENDATASOURCE | AI_GENERATE_CHUNKS | PREDICT) parentheses { '.' [name] } [WITH parentheses]
  | (CONTAINSTABLE | FREETEXTTABLE | SEMANTICKEYPHRASETABLE | SEMANTICSIMILARITYDETAILSTABLE | SEMANTICSIMILARITYTABLE) parentheses
  | OPENXML '(' expression ',' expression [',' expression] ')' [WITH ('(' (name data_type [collation] [string]) ,... ')' | object_name)]
  | OPENJSON '(' expression [',' expression] ')' [WITH '(' (name data_type [collation] [string] [AS JSON]) ,... ')']
  | CHANGETABLE '(' (CHANGES | VERSION) object_name ',' ('(' column_name ,... ')' ',' '(' expression ,... ')' | expression) [',' FORCESEEK] ')'
  | VECTOR_SEARCH parentheses
  | variable ['.' name call_arguments]
  | '::' name call_arguments
  | object_name [call_arguments]
  | string
call_arguments = '(' [(DEFAULT | expression | '*') ,...] ')'

object_name = { '.' } name [name_rest]
name_rest = '.' ['.'] ['.'] name [name_rest]
function_name = object_name
column_name = ($ROWGUID | $IDENTITY | IDENTITYCOL | ROWGUIDCOL) | { '.' } name [column_rest]
column_rest = '.' ['.'] ['.'] (IDENTITYCOL | ROWGUIDCOL | name) [column_rest]
columns = '(' name ,... ')'
collation = COLLATE name

data_type = DOUBLE PRECISION [type_size] | NATIONAL [schema_prefix] (CHAR | CHARACTER | TEXT | quoted_name) [VARYING] [type_size]
  | [schema_prefix] (CHAR | CHARACTER | NCHAR | NCHARACTER | BINARY | quoted_name) VARYING [type_size]
  | [schema_prefix] (XML | quoted_name) !'.' ('(' ((CONTENT | DOCUMENT) object_name | object_name) ')' | !'(')
  | CURSOR
  | !wrong_size object_name [type_size]
type_size = '(' (MAX | number [',' (number | name)]) ')'
wrong_size = [SYS '.']
  ( (BIGINT | INT | INTEGER | SMALLINT | TINYINT | BIT | MONEY | SMALLMONEY | REAL | DATETIME | SMALLDATETIME | DATE | TEXT | NTEXT | IMAGE) '(' (number | MAX)
  | (TIMESTAMP | ROWVERSION | UNIQUEIDENTIFIER | SQL_VARIANT | JSON) '(' (number | MAX)
  | (FLOAT | DATETIME2 | TIME | DATETIMEOFFSET | CHAR | CHARACTER | VARCHAR | NCHAR | NVARCHAR | BINARY | VARBINARY) '(' (number | MAX) ','
  | (CHAR | CHARACTER | NCHAR | BINARY) '(' MAX ')' )
schema_prefix = !!(name '.') name '.'
quoted_name = !bare_word name

case_expression = CASE (WHEN condition THEN expression { WHEN condition THEN expression } | expression WHEN expression THEN expression { WHEN expression THEN expression }) [ELSE expression] END
cast_call = (CAST | TRY_CAST) '(' expression AS data_type ')'
convert_call = (CONVERT | TRY_CONVERT) '(' data_type ',' expression [',' expression] ')'
parse_call = (PARSE | TRY_PARSE) '(' expression AS data_type [USING expression] ')'
iif_call = IIF '(' condition ',' expression ',' expression ')'
trim_call = TRIM '(' [LEADING | TRAILING | BOTH] expression [FROM expression] ')'
json_object_call = (JSON_OBJECT | JSON_OBJECTAGG) '(' [(expression ':' expression) ,...] [json_nulls] [RETURNING JSON] ')'
json_array_call = (JSON_ARRAY | JSON_ARRAYAGG) '(' [expression ,...] [order_by] [json_nulls] [RETURNING JSON] ')'
json_nulls = (NULL | ABSENT) ON NULL
next_value = NEXT VALUE FOR object_name [over_clause]
identity_call = IDENTITY '(' data_type [',' [sign] number [',' [sign] number]] ')'
argument_tail = [(IGNORE | RESPECT) NULLS] [order_by] [json_nulls] [RETURNING data_type] [WITH ARRAY WRAPPER] [USE MODEL object_name [PARAMETERS expression]]
call_tail = [WITHIN GROUP '(' order_by ')'] [(IGNORE | RESPECT) NULLS] [FILTER '(' WHERE condition ')']
over_clause = OVER (window_specification | name)
window_specification = '(' [!(PARTITION BY | ROWS | RANGE) name] [PARTITION BY expression ,...] [ORDER BY order_item ,...] [(ROWS | RANGE) frame] ')'
frame = BETWEEN frame_bound AND frame_bound | frame_bound
frame_bound = UNBOUNDED (PRECEDING | FOLLOWING) | CURRENT ROW | expression (PRECEDING | FOLLOWING)

full_text_predicate = (CONTAINS | FREETEXT) '(' (full_text_columns | PROPERTY '(' column_name ',' string ')') ',' expression [',' LANGUAGE expression] ')'
full_text_columns = '*' | '(' ('*' | column_name ,...) ')' | star_of_table | column_name
update_predicate = UPDATE '(' name ')'
tsequal_predicate = TSEQUAL '(' expression ',' expression ')'
match_predicate = MATCH parentheses
regexp_like_predicate = REGEXP_LIKE '(' expression ,... ')' !comparison_sign
comparison_sign = '=' | '<' | '>' | '<>' | '!='
odbc_escape = '{' ESCAPE expression '}'
odbc_value = '{' (name string '}' | FN expression '}' | FN odbc_function '}')
odbc_function = any_word parentheses
`;
