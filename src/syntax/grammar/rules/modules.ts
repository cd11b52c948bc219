/** Procedures, functions, views and triggers; each is the only statement of its batch. */
export const moduleRules = `
module_definition = ALTER MATERIALIZED VIEW module_name (REBUILD | DISABLE)
  | (CREATE [OR ALTER] | ALTER) (procedure_definition | function_definition | view_definition | trigger_definition)

-- Of this database.
module_name = {'.'} name ['.' name]

procedure_definition = (PROCEDURE | PROC) module_name [';' integer] [parameter ,... | '(' parameter ,... ')']
  [WITH procedure_option ,...] [FOR REPLICATION] AS [external_name | {';'} [statements]]
procedure_option = RECOMPILE | execute_as_option | ENCRYPTION | NATIVE_COMPILATION | SCHEMABINDING
execute_as_option = (EXECUTE | EXEC) AS (CALLER | SELF | OWNER | string)
external_name = EXTERNAL NAME name '.' name '.' name
parameter = variable [AS] (CURSOR VARYING (OUTPUT | OUT) | parameter_type [OUTPUT | OUT | READONLY])
parameter_type = data_type [NOT NULL | NULL] ['=' (constant | name | DEFAULT)]
function_parameter = variable [AS] parameter_type [READONLY]

function_definition = FUNCTION module_name '(' [function_parameter ,...] ')' RETURNS
  ( TABLE [function_options] [AS] RETURN inline_query
  | TABLE '(' (name data_type [collation] [NULL | NOT NULL]) ,... ')' [function_options] [ORDER '(' (name [ASC | DESC]) ,... ')'] [AS] external_name
  | variable [AS] TABLE '(' table_element ,... ')' [function_options] [AS] function_body
  | data_type [NOT NULL | NULL] [function_options] [AS] (function_body | external_name) )
function_body = BEGIN (ATOMIC WITH '(' atomic_option ,... ')' | nothing) statements END
inline_query = '(' with_clause subquery_expression ')' | [with_clause] subquery_expression
function_options = WITH function_option ,...
function_option = ENCRYPTION | SCHEMABINDING | NATIVE_COMPILATION | RETURNS NULL ON NULL INPUT | CALLED ON NULL INPUT | execute_as_option | INLINE '=' (ON | OFF)

view_definition = [MATERIALIZED] VIEW module_name [columns] [WITH ('(' view_distribution ,... ')' | view_option ,...)] AS select_in_view [WITH CHECK OPTION]
view_option = ENCRYPTION | SCHEMABINDING | VIEW_METADATA
view_distribution = DISTRIBUTION '=' (HASH '(' name ,... ')' | ROUND_ROBIN | REPLICATE) | FOR_APPEND
select_in_view = [with_clause] subquery_expression

trigger_definition = TRIGGER module_name ON
  ( (ALL SERVER | DATABASE) [WITH trigger_option ,...] (FOR | AFTER) trigger_event ,...
  | three_part_name [WITH trigger_option ,...] (FOR | AFTER | INSTEAD OF) (INSERT | UPDATE | DELETE) ,... [WITH APPEND] [NOT FOR REPLICATION] )
  AS (external_name | statements)
trigger_option = ENCRYPTION | NATIVE_COMPILATION | SCHEMABINDING | execute_as_option
trigger_event = INSERT | UPDATE | DELETE | bare_word
`;
