/** What a batch or the body of a module is made of. */
export const controlFlowRules = `
batch = {';'} (module_definition {';'} | [implicit_call {';'}] { statement {';'} }) end_of_batch
-- A batch may begin with the name of a procedure, without EXECUTE.
implicit_call = !label !first_word_of_statement (object_name [';' integer] | variable) [execute_arguments]
first_word_of_statement =
    ENABLE | DISABLE | SEND | MOVE | GET | RECEIVE | THROW | COPY INTO | RENAME OBJECT | DISK (INIT | RESIZE)
  | (DUMP | LOAD) any_word | sqlcmd_variable end_of_statement
end_of_statement = ';' | end_of_batch
statements = {';'} statement {';'} { statement {';'} }

statement =
    select_statement | data_change_statement | with_statement
  | if_statement | while_statement | begin_statement | declare_statement | set_statement | execute_statement
  | return_statement | print_statement | raiserror_statement | transaction_statement | cursor_statement
  | GOTO bare_word | BREAK | CONTINUE | throw_statement | waitfor_statement | use_statement | REVERT [WITH COOKIE '=' expression]
  | truncate_table | bulk_insert | insert_bulk | text_statement | label
  | CHECKPOINT [integer] | SHUTDOWN [WITH NOWAIT] | SETUSER [(string | variable) [WITH NORESET]] | LINENO integer
  | KILL (STATS JOB ['-'] integer | QUERY NOTIFICATION SUBSCRIPTION (ALL | ['-'] integer) | (['-'] integer | string) [WITH (STATUSONLY | COMMIT | ROLLBACK)])
  | RECONFIGURE [WITH OVERRIDE]
  | !!(END CONVERSATION) END CONVERSATION expression [WITH (CLEANUP | ERROR '=' (integer | variable) DESCRIPTION '=' (string | variable))]
  | send_statement | receive_statement | get_conversation | MOVE CONVERSATION expression TO expression
  | definition_statement
  | sqlcmd_variable

if_statement = IF condition statement {';'} [ELSE statement]
while_statement = WHILE condition statement
begin_statement = BEGIN
  ( TRY statements END TRY BEGIN CATCH {';'} [statements] END CATCH
  | ATOMIC WITH '(' atomic_option ,... ')' statements END
  | [DISTRIBUTED] (TRAN | TRANSACTION) [transaction_name] [WITH MARK [string | variable]]
  | begin_conversation
  | statements END )
atomic_option =
    LANGUAGE '=' (string | name) | TRANSACTION ISOLATION LEVEL '=' isolation_level | DATEFIRST '=' integer
  | DATEFORMAT '=' (string | name) | DELAYED_DURABILITY '=' (ON | OFF)
isolation_level = READ (COMMITTED | UNCOMMITTED) | REPEATABLE READ | SNAPSHOT | SERIALIZABLE
begin_conversation =
    DIALOG [CONVERSATION] (name | variable) FROM SERVICE (object_name | variable) TO SERVICE expression [',' expression] [ON CONTRACT (object_name | variable)] [WITH dialog_option ,...]
  | CONVERSATION TIMER '(' expression ')' TIMEOUT '=' expression
dialog_option = (RELATED_CONVERSATION | RELATED_CONVERSATION_GROUP | LIFETIME) '=' expression | ENCRYPTION '=' (ON | OFF)

transaction_name = !label name | variable | ['-'] integer ':' name_or_number '.' name_or_number
name_or_number = name | number
transaction_statement =
    COMMIT [WORK | (TRAN | TRANSACTION) [transaction_name]] [WITH '(' DELAYED_DURABILITY '=' (ON | OFF) ')']
  | ROLLBACK [WORK | (TRAN | TRANSACTION) [transaction_name]]
  | SAVE (TRAN | TRANSACTION) transaction_name

declare_statement = DECLARE (table_variable | declaration ,... | name { cursor_option } cursor_definition)
table_variable = variable [AS] TABLE '(' table_element ,... ')'
declaration = variable [AS] (CURSOR | data_type) [NOT NULL | NULL] ['=' expression]
cursor_definition = CURSOR { cursor_option } FOR select_statement
cursor_option =
    LOCAL | GLOBAL | SCROLL | FORWARD_ONLY | INSENSITIVE | KEYSET | DYNAMIC | FAST_FORWARD | SCROLL_LOCKS | OPTIMISTIC
  | READ_ONLY | STATIC | TYPE_WARNING
set_statement = SET
  ( variable ('=' cursor_definition | assignment_operator expression | ('.' | '::') name (assignment_operator expression | call_arguments))
  | IDENTITY_INSERT three_part_name (ON | OFF)
  | (TRANSACTION | TRAN) ISOLATION LEVEL isolation_level
  | STATISTICS (IO | PROFILE | TIME | XML) ,... (ON | OFF)
  | ROWCOUNT (integer | variable)
  | (TEXTSIZE | ERRLVL) ['-'] integer
  | OFFSETS (SELECT | FROM | ORDER | COMPUTE | TABLE | PROCEDURE | PROC | EXECUTE | EXEC | STATEMENT | PARAM) ,... (ON | OFF)
  | set_option ,... (ON | OFF)
  | set_command ,... )
set_option =
    QUOTED_IDENTIFIER | CONCAT_NULL_YIELDS_NULL | CURSOR_CLOSE_ON_COMMIT | ARITHABORT | ARITHIGNORE | FMTONLY | NOCOUNT | NOEXEC
  | NUMERIC_ROUNDABORT | PARSEONLY | ANSI_DEFAULTS | ANSI_NULL_DFLT_OFF | ANSI_NULL_DFLT_ON | ANSI_NULLS | ANSI_PADDING
  | ANSI_WARNINGS | FORCEPLAN | SHOWPLAN_ALL | SHOWPLAN_TEXT | SHOWPLAN_XML | IMPLICIT_TRANSACTIONS | REMOTE_PROC_TRANSACTIONS
  | XACT_ABORT | DISABLE_DEF_CNST_CHK | NO_BROWSETABLE | RESULT_SET_CACHING | sqlcmd_variable
set_command =
    FIPS_FLAGGER (OFF | string)
  | (LANGUAGE | DATEFORMAT | DATEFIRST | DEADLOCK_PRIORITY | LOCK_TIMEOUT | QUERY_GOVERNOR_COST_LIMIT | CONTEXT_INFO) (constant | name)

use_statement = USE (FEDERATION federation | name)
federation = (ROOT WITH | name '(' name '=' expression ')' WITH FILTERING '=' (ON | OFF) ',') RESET
return_statement = RETURN [expression]
print_statement = PRINT expression
raiserror_statement = RAISERROR
  ( '(' (constant | name) ',' signed_variable ',' signed_variable { ',' constant } ')' [WITH (LOG | NOWAIT | SETERROR) ,...]
  | signed_variable (string | variable) )
signed_variable = ['-'] integer | variable
throw_statement = THROW [(integer | variable) ',' (string | variable) ',' (integer | variable)]
waitfor_statement = WAITFOR ((DELAY | TIME) (string | variable) | '(' (receive_statement | get_conversation) ')' [',' TIMEOUT signed_variable])
send_statement = SEND ON CONVERSATION ('(' expression ',' expression ,... ')' | expression) [MESSAGE TYPE (name | variable)] ['(' expression ')']
receive_statement = RECEIVE [TOP '(' expression ')'] select_item ,... FROM three_part_name [INTO variable] [WHERE (CONVERSATION_GROUP_ID | CONVERSATION_HANDLE) '=' (string | variable)]
get_conversation = GET CONVERSATION GROUP variable FROM three_part_name

cursor_statement =
    OPEN (MASTER KEY DECRYPTION BY PASSWORD '=' string | SYMMETRIC KEY name DECRYPTION BY decryption | cursor_reference)
  | CLOSE (MASTER KEY | ALL SYMMETRIC KEYS | SYMMETRIC KEY name | cursor_reference)
  | DEALLOCATE cursor_reference
  | FETCH ([fetch_row] FROM cursor_reference | cursor_reference) [INTO variable ,...]
cursor_reference = GLOBAL name | name | variable
fetch_row = NEXT | PRIOR | FIRST | LAST | (ABSOLUTE | RELATIVE) signed_variable
decryption = (CERTIFICATE | ASYMMETRIC KEY) name [WITH PASSWORD '=' string] | SYMMETRIC KEY name | PASSWORD '=' string

execute_statement = (EXECUTE | EXEC) (AS execute_as_clause | execute_what [WITH execute_option ,...])
execute_as_clause = (CALLER | (USER | LOGIN) '=' expression) [WITH (NO REVERT | COOKIE INTO variable) ,...]
execute_what =
    '(' executed_text { '+' executed_text } [',' execute_arguments] ')' [AS (LOGIN | USER) ['=' (string | variable)]] [AT name]
  | [variable '='] (variable | OPENDATASOURCE '(' string ',' string ')' '.' object_name [';' integer] | object_name [';' integer]) [execute_arguments]
executed_text = string | variable | sqlcmd_variable
-- Behind one that is named all must be.
execute_arguments = named_argument ,... | unnamed_argument ,... [',' named_argument ,...]
named_argument = !!(variable '=') variable '=' execute_value
unnamed_argument = !(variable '=') execute_value
execute_value = DEFAULT | variable [OUTPUT | OUT] | constant | !label !THROW name
execute_option = RECOMPILE | RESULT SETS (UNDEFINED | NONE | '(' result_set ,... ')')
result_set = AS FOR XML | AS (OBJECT | TYPE) object_name | '(' (name data_type [collation] [NULL | NOT NULL]) ,... ')'
`;
