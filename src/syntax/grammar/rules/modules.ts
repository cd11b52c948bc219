/** Procedures, functions, views and triggers; each is the only statement of its batch. */
export const moduleRules = `
procedure_definition = (PROCEDURE | PROC) object_name [';' number] [parameter ,... | '(' [parameter ,...] ')']
  [WITH procedure_option ,...] [FOR REPLICATION] AS (external_name | statements)
procedure_option = RECOMPILE | execute_as_option | ENCRYPTION | NATIVE_COMPILATION | SCHEMABINDING
execute_as_option = (EXECUTE | EXEC) AS (CALLER | SELF | OWNER | string)
external_name = EXTERNAL NAME object_name
parameter = variable [AS] data_type [VARYING] [NOT NULL | NULL] ['=' parameter_default] {OUTPUT | OUT | READONLY}
parameter_default = literal | name | variable

function_definition = FUNCTION object_name '(' [parameter ,...] ')' RETURNS
  ( TABLE [function_options] [AS] RETURN inline_query
  | TABLE '(' (name data_type [collation] [NULL | NOT NULL]) ,... ')' [function_options] [ORDER '(' (name [ASC | DESC]) ,... ')'] [AS] external_name
  | variable TABLE '(' table_element ,... ')' [function_options] [AS] BEGIN statements END
  | data_type [NOT NULL | NULL] [function_options] [AS] (BEGIN statements END | external_name) )
inline_query = [with_clause] query_expression [order_by] [for_clause] [option_clause] | '(' with_clause query_expression [order_by] [for_clause] ')'
function_options = WITH function_option ,...
function_option = ENCRYPTION | SCHEMABINDING | NATIVE_COMPILATION | (RETURNS | CALLED) [NULL] ON NULL INPUT | execute_as_option | INLINE '=' (ON | OFF)

view_definition = [MATERIALIZED] VIEW object_name [columns] [WITH ('(' parentheses_list ')' | view_option ,...)] AS select_in_view [WITH CHECK OPTION]
view_option = ENCRYPTION | SCHEMABINDING | VIEW_METADATA
select_in_view = [with_clause] query_expression [order_by] [for_clause] [option_clause]
parentheses_list = { anything }

trigger_definition = TRIGGER object_name ON (ALL SERVER | DATABASE | object_name) [WITH trigger_option ,...]
  (FOR | AFTER | INSTEAD OF) trigger_event ,... [WITH APPEND] [NOT FOR REPLICATION] AS (external_name | statements)
trigger_option = ENCRYPTION | NATIVE_COMPILATION | SCHEMABINDING | execute_as_option
trigger_event = INSERT | UPDATE | DELETE | bare_word

create_module = CREATE [OR ALTER] (procedure_definition | function_definition | view_definition | trigger_definition) {';'}
alter_module = ALTER (procedure_definition | function_definition | view_definition | trigger_definition) {';'}
`;
