/** What a batch or the body of a module is made of. */
export const controlFlowRules = `
batch = {';'} [!label implicit_call {';'}] { statement {';'} } end_of_batch
-- A batch may begin with the name of a procedure, without EXECUTE.
implicit_call = !enabling !conversation !THROW object_name [';' number] [execute_argument ,...] [WITH execute_option ,...] 
enabling = (ENABLE | DISABLE) TRIGGER
conversation = (SEND | MOVE | GET | RECEIVE) !';' any_word
statements = {';'} statement { {';'} statement } {';'}

statement =
    select_statement | data_change | with_statement | merge_statement
  | if_statement | while_statement | begin_statement | declare_statement | set_statement | execute_statement
  | return_statement | print_statement | raiserror_statement | transaction_statement | cursor_statement
  | GOTO name | BREAK | CONTINUE | throw_statement | waitfor_statement | USE name | REVERT [WITH COOKIE '=' variable]
  | truncate_table | bulk_insert | insert_bulk | text_statement | label
  | CHECKPOINT [expression] | SHUTDOWN [WITH NOWAIT] | SETUSER [(string | variable) [WITH NORESET]] | LINENO number
  | KILL (STATS JOB number | QUERY NOTIFICATION SUBSCRIPTION (ALL | [sign] number) | ([sign] number | string) [WITH (STATUSONLY | COMMIT | ROLLBACK)])
  | RECONFIGURE [WITH OVERRIDE]
  | definition_statement
  | sqlcmd_variable
  | unknown_statement

if_statement = IF condition {';'} statement [{';'} ELSE {';'} statement]
while_statement = WHILE condition {';'} statement
begin_statement = BEGIN
  ( TRY statements END TRY {';'} BEGIN CATCH [statements] {';'} END CATCH
  | ATOMIC WITH '(' atomic_option ,... ')' statements END
  | [DISTRIBUTED] (TRAN | TRANSACTION) [transaction_name] [WITH MARK [string | variable]]
  | begin_conversation
  | statements END )
atomic_option = LANGUAGE '=' (string | name) | TRANSACTION ISOLATION LEVEL '=' isolation_level | bare_word '=' (ON | OFF | literal | name)
isolation_level = READ (COMMITTED | UNCOMMITTED) | REPEATABLE READ | SNAPSHOT | SERIALIZABLE
begin_conversation =
    DIALOG [CONVERSATION] (name | variable) FROM SERVICE (object_name | variable) TO SERVICE expression [',' expression] [ON CONTRACT (object_name | variable)] [WITH dialog_option ,...]
  | CONVERSATION TIMER '(' expression ')' TIMEOUT '=' expression
dialog_option = (RELATED_CONVERSATION | RELATED_CONVERSATION_GROUP | LIFETIME) '=' expression | ENCRYPTION '=' (ON | OFF)

transaction_name = !label name | variable
transaction_statement =
    COMMIT [TRAN | TRANSACTION | WORK] [transaction_name] [WITH '(' DELAYED_DURABILITY '=' (ON | OFF) ')']
  | ROLLBACK [TRAN | TRANSACTION | WORK] [transaction_name]
  | SAVE (TRAN | TRANSACTION) transaction_name

declare_statement = DECLARE (name cursor_head cursor_definition | declaration ,...)
declaration = variable [AS] (TABLE '(' table_element ,... ')' | data_type [NOT NULL | NULL] ['=' expression])
cursor_head = { INSENSITIVE | SCROLL } CURSOR
cursor_definition = { bare_word } FOR select_statement
set_statement = SET
  ( variable assignment_operator (CURSOR cursor_definition | expression)
  | variable ('.' | '::') name (assignment_operator expression | call_arguments)
  | IDENTITY_INSERT object_name (ON | OFF)
  | TRANSACTION ISOLATION LEVEL isolation_level
  | STATISTICS bare_word ,... (ON | OFF)
  | (ROWCOUNT | TEXTSIZE | ERRLVL) (variable | [sign] number)
  | OFFSETS any_word ,... (ON | OFF)
  | FIPS_FLAGGER (string | OFF)
  | bare_word ,... (ON | OFF)
  | bare_word set_value )
set_value = variable | literal | name

return_statement = RETURN [expression]
print_statement = PRINT expression
raiserror_statement = RAISERROR ('(' expression ,... ')' [WITH (LOG | NOWAIT | SETERROR) ,...] | ([sign] number | variable) (string | variable))
throw_statement = THROW [(number | variable) ',' (string | variable) ',' (number | variable)]
waitfor_statement = WAITFOR ((DELAY | TIME) expression | '(' (receive_statement | get_conversation) ')' [',' TIMEOUT expression])
receive_statement = RECEIVE [ALL | DISTINCT] [top] select_item ,... FROM object_name [INTO variable] [WHERE condition]
get_conversation = GET CONVERSATION GROUP variable FROM object_name

cursor_statement =
    OPEN (MASTER KEY DECRYPTION BY PASSWORD '=' string | SYMMETRIC KEY name DECRYPTION BY decryption | cursor_reference)
  | CLOSE (MASTER KEY | ALL SYMMETRIC KEYS | SYMMETRIC KEY name | cursor_reference)
  | DEALLOCATE cursor_reference
  | FETCH [fetch_from] cursor_reference [INTO variable ,...]
cursor_reference = [GLOBAL !end_of_statement] name | variable
fetch_from = [NEXT | PRIOR | FIRST | LAST | (ABSOLUTE | RELATIVE) expression] FROM
decryption = (CERTIFICATE | ASYMMETRIC KEY) name [WITH PASSWORD '=' string] | SYMMETRIC KEY name | PASSWORD '=' string

execute_statement = (EXECUTE | EXEC) (AS execute_as_clause | '(' (expression [OUTPUT | OUT]) ,... ')' [AS (USER | LOGIN) ['=' string]] [AT name] [WITH execute_option ,...] | execute_call)
execute_as_clause = (CALLER | SELF | OWNER | (USER | LOGIN) '=' (string | variable)) [WITH (NO REVERT | COOKIE INTO variable) ,...]
execute_call = [variable '='] (variable | object_name [';' number] | string) [execute_argument ,...] [WITH execute_option ,...]
execute_argument = [variable '='] (DEFAULT | variable [OUTPUT | OUT] | literal [OUTPUT | OUT] | !label !THROW name)
execute_option = RECOMPILE | RESULT SETS (UNDEFINED | NONE | '(' result_set ,... ')')
result_set = AS (OBJECT | TYPE) object_name | AS FOR XML | '(' (name data_type [collation] [NULL | NOT NULL]) ,... ')'
`;
