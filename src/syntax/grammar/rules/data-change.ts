/** INSERT, UPDATE, DELETE, MERGE and their like. */
export const dataChangeRules = `
with_statement = with_clause (select_core | data_change_statement)
data_change_statement = data_change [option_clause] | merge_statement
data_change = insert_core | update_core | delete_core

insert_core = INSERT [dml_top] [INTO | OVER] change_target [insert_columns] [output_clause] insert_source
insert_columns = '(' column_name ,... ')'
insert_source =
    VALUES row_value ,... | DEFAULT VALUES | (EXECUTE | EXEC) execute_what
  | [with_clause] later_expression [order_by [offset_fetch]]
row_value = '(' (DEFAULT | expression) ,... ')'
dml_top = TOP parenthesised_value [PERCENT]
change_target =
    variable | OPENROWSET '(' rowset_arguments ')' [WITH parentheses] [table_alias] | OPENQUERY '(' name ',' string ')' [table_alias]
  | OPENDATASOURCE '(' string ',' string ')' '.' (string | three_part_name) [table_alias]
  | object_name [target_arguments | WITH '(' target_hint {[','] target_hint} ')']
-- Told from columns by a constant or nothing at all in the parentheses.
target_arguments = !!('(' (constant | DEFAULT | ')')) call_arguments
target_hint = !INDEX table_hint

update_core = UPDATE [dml_top] change_target SET set_clause ,... [output_clause] [FROM table_source ,...] [dml_where]
dml_where = WHERE (CURRENT OF cursor_reference | condition)
set_clause =
    variable '=' column_name assignment_operator (DEFAULT | expression)
  | variable assignment_operator expression
  | column_name (assignment_operator (DEFAULT | expression) | call_arguments)
output_clause = OUTPUT output_item ,... [INTO (variable | object_name) [insert_columns] [OUTPUT output_item ,...]]
output_item = '*' | star_of_table | expression [output_alias]
output_alias = AS (name | string) | string | !label !OUTPUT name

delete_core = DELETE [dml_top] [FROM] change_target [output_clause] [FROM table_source ,...] [dml_where]

merge_statement = merge_core [option_clause] !!';'
merge_core = MERGE [dml_top] [INTO] merge_target USING table_source ON condition merge_action { merge_action } [output_clause]
merge_target = (variable | OPENROWSET '(' rowset_arguments ')' | object_name) [WITH hint_list] [AS name | !USING name]
merge_action = WHEN
  ( MATCHED [AND condition] THEN (UPDATE SET set_clause ,... | DELETE)
  | NOT MATCHED BY SOURCE [AND condition] THEN (UPDATE SET set_clause ,... | DELETE)
  | NOT MATCHED [BY TARGET] [AND condition] THEN INSERT [insert_columns] (VALUES row_value | DEFAULT VALUES) )

truncate_table = TRUNCATE TABLE three_part_name [WITH '(' PARTITIONS '(' (expression [TO expression]) ,... ')' ')']
bulk_insert = BULK INSERT three_part_name FROM (string | name | number) [WITH '(' bulk_option ,... ')']
insert_bulk = INSERT BULK three_part_name ['(' (TIMESTAMP !!(',' | ')') | name data_type [collation] [NULL | NOT NULL]) ,... ')'] [WITH '(' insert_bulk_option ,... ')']
insert_bulk_option = bulk_order | (ROWS_PER_BATCH | KILOBYTES_PER_BATCH) '=' number | bulk_flag
bulk_option = bulk_order | bulk_flag | bulk_option_value
bulk_order = ORDER '(' (name [ASC | DESC]) ,... ')'
bulk_flag = NO_TRIGGERS | KEEPIDENTITY | KEEPNULLS | TABLOCK | CHECK_CONSTRAINTS | FIRE_TRIGGERS | INCLUDE_HIDDEN
text_statement =
    READTEXT column_name (binary | variable) (number | variable) (number | variable) [HOLDLOCK]
  | WRITETEXT changed_text [WITH LOG] written_text
  | UPDATETEXT changed_text text_offset text_offset [WITH LOG] [column_name (binary | variable) | written_text]
changed_text = [BULK] column_name (binary | variable | number) [TIMESTAMP '=' binary]
text_offset = ['-'] number | variable | NULL
written_text = NULL | string | binary | variable
`;
