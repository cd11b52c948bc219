/** INSERT, UPDATE, DELETE, MERGE and their like. */
export const dataChangeRules = `
with_statement = with_clause (query_expression [order_by] [for_clause] [compute_clauses] [option_clause] | data_change | merge_core !!';')
data_change = insert_core | update_core | delete_core

insert_core = INSERT [top] [INTO] change_target [change_columns] [output_clause] insert_source
change_columns = '(' column_name ,... ')'
insert_source =
    VALUES row_value ,... [option_clause] | DEFAULT VALUES [option_clause] | execute_statement
  | [with_clause] query_expression [order_by] [for_clause] [option_clause]
change_target =
  (variable | (OPENROWSET | OPENQUERY | OPENDATASOURCE) parentheses { '.' [name] } | object_name) { WITH '(' table_hint {[','] table_hint} ')' }

update_core = UPDATE [top] change_target SET set_clause ,... [output_clause] [FROM table_source ,...] [WHERE search_condition] [option_clause]
set_clause =
    variable '=' column_name assignment_operator (DEFAULT | expression)
  | (variable | column_name) assignment_operator (DEFAULT | expression)
  | column_name call_arguments
  | variable '.' name call_arguments
output_clause = OUTPUT output_item ,... [INTO (variable | object_name) [change_columns]] [OUTPUT output_item ,...]
output_item = star_of_table | '*' | (name | string) '=' expression | expression [AS (name | string) | string | !label !OUTPUT name]

delete_core = DELETE [top] [FROM] change_target [output_clause] [FROM table_source ,...] [WHERE search_condition] [option_clause]

merge_statement = merge_core !!';'
merge_core = MERGE [top] [INTO] change_target [AS name | !USING name] { WITH '(' table_hint {[','] table_hint} ')' } USING table_source ON condition merge_action { merge_action } [output_clause] [option_clause]
merge_action = WHEN [NOT] MATCHED [BY (TARGET | SOURCE)] [AND condition] THEN
  (UPDATE SET set_clause ,... | DELETE | INSERT [change_columns] (VALUES row_value | DEFAULT VALUES))

truncate_table = TRUNCATE TABLE object_name [WITH '(' PARTITIONS '(' (expression [TO expression]) ,... ')' ')']
bulk_insert = BULK INSERT object_name FROM (string | name) [WITH '(' bulk_option {[','] bulk_option} ')']
insert_bulk = INSERT BULK object_name ['(' (name data_type [NULL | NOT NULL]) ,... ')'] [WITH '(' bulk_option ,... ')']
bulk_option = ORDER '(' (column_name [ASC | DESC]) ,... ')' [UNIQUE] | bare_word ['=' (literal | name)]
text_statement = (READTEXT column_name expression expression expression [HOLDLOCK] | WRITETEXT [BULK] column_name expression [WITH LOG] [expression] | UPDATETEXT [BULK] column_name expression expression expression [WITH LOG] [column_name expression | expression])
`;
