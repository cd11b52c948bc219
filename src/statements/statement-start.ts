import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { skipCase, skipOdbcEscape } from './extent.ts';
import type { SourceText } from './tree/index.ts';

/** Reserved words that, outside parentheses and CASE, can only be the first word of a statement. */
const always: ReadonlySet<string> = new Set([
  ...['ALTER', 'BACKUP', 'BEGIN', 'BREAK', 'BULK', 'CHECKPOINT', 'CLOSE', 'COMMIT', 'CONTINUE', 'CREATE', 'DBCC'],
  ...['DEALLOCATE', 'DECLARE', 'DELETE', 'DENY', 'DROP', 'EXEC', 'EXECUTE', 'FETCH', 'GOTO', 'GRANT', 'IF', 'INSERT'],
  ...['KILL', 'MERGE', 'OPEN', 'PRINT', 'RAISERROR', 'READTEXT', 'RECONFIGURE', 'RESTORE', 'RETURN', 'REVERT'],
  ...['REVOKE', 'ROLLBACK', 'SAVE', 'SELECT', 'SETUSER', 'SHUTDOWN', 'TRUNCATE', 'UPDATE', 'UPDATETEXT', 'USE'],
  ...['WAITFOR', 'WHILE', 'WRITETEXT'],
]);

const setOptions: ReadonlySet<string> = new Set([
  ...['ANSI_DEFAULTS', 'ANSI_NULLS', 'ANSI_NULL_DFLT_OFF', 'ANSI_NULL_DFLT_ON', 'ANSI_PADDING', 'ANSI_WARNINGS'],
  ...['ARITHABORT', 'ARITHIGNORE', 'CONCAT_NULL_YIELDS_NULL', 'CONTEXT_INFO', 'CURSOR_CLOSE_ON_COMMIT', 'DATEFIRST'],
  ...['DATEFORMAT', 'DEADLOCK_PRIORITY', 'ERRLVL', 'FIPS_FLAGGER', 'FMTONLY', 'FORCEPLAN', 'IDENTITY_INSERT'],
  ...['IMPLICIT_TRANSACTIONS', 'LANGUAGE', 'LOCK_TIMEOUT', 'NOCOUNT', 'NOEXEC', 'NUMERIC_ROUNDABORT', 'OFFSETS'],
  ...['PARSEONLY', 'QUERY_GOVERNOR_COST_LIMIT', 'QUOTED_IDENTIFIER', 'REMOTE_PROC_TRANSACTIONS', 'RESULT_SET_CACHING'],
  ...['ROWCOUNT', 'SHOWPLAN_ALL', 'SHOWPLAN_TEXT', 'SHOWPLAN_XML', 'STATISTICS', 'TEXTSIZE', 'TRANSACTION'],
  ...['DISABLE_DEF_CNST_CHK', 'NO_BROWSETABLE', 'XACT_ABORT'],
]);

/** Whether the SET at which the cursor stands is a statement, not a clause of UPDATE or of an ALTER. */
function atSetStatement(c: Cursor): boolean {
  return c.kind(1) === TokenKind.variable || setOptions.has(c.upper(1));
}

/**
 * Whether a statement starts here, or the block or batch ends. For use where the statement that is being read could
 * also go on; END and ELSE count, since no statement contains them outside CASE.
 */
export function atStatementStart(c: Cursor): boolean {
  switch (c.kind()) {
    case TokenKind.end:
      return true;
    case TokenKind.symbol:
      return c.at(';');
    case TokenKind.word:
      break;
    default:
      return false;
  }
  const word = c.upper();
  if (always.has(word)) return !isClauseWord(c, word);
  switch (word) {
    case 'END':
    case 'ELSE':
      return true;
    case 'SET':
      return atSetStatement(c);
    case 'THROW':
      return c.kind(1) === TokenKind.number || c.kind(1) === TokenKind.variable;
    case 'ENABLE':
    case 'DISABLE':
      return c.upper(1) === 'TRIGGER';
    case 'ADD':
      return c.upper(1) === 'SENSITIVITY' || c.upper(1) === 'SIGNATURE' || c.upper(1) === 'COUNTER';
    case 'RECEIVE':
      return c.upper(1) === 'TOP' || c.upper(1) === '*' || c.kind(1) === TokenKind.variable;
    case 'GET':
    case 'MOVE':
      return c.upper(1) === 'CONVERSATION';
    case 'SEND':
      return c.upper(1) === 'ON' && c.upper(2) === 'CONVERSATION';
    default:
      return c.upper(1) === ':';
  }
}

/** UPDATE ( column ) in a condition, INNER MERGE JOIN in a FROM clause. */
function isClauseWord(c: Cursor, word: string): boolean {
  return (word === 'UPDATE' && c.upper(1) === '(') || (word === 'MERGE' && c.upper(1) === 'JOIN');
}

/**
 * Moves to the next statement. `inside` says that the word at the cursor belongs to the statement although it could
 * start one.
 */
export function skipToStatement(c: Cursor, inside: (c: Cursor) => boolean = () => false): void {
  while (!c.done) {
    if (c.at('(')) c.skipParentheses();
    else if (c.at(')')) c.fail('a statement expected');
    else if (c.at('CASE')) skipCase(c);
    else if (c.at('{')) skipOdbcEscape(c);
    else if (atStatementStart(c) && !(c.kind() === TokenKind.word && inside(c))) return;
    else c.advance();
  }
}

/** The source text from the token at index `from` to the next statement. */
export function restOfStatement(c: Cursor, from: number, inside?: (c: Cursor) => boolean): SourceText {
  skipToStatement(c, inside);
  return c.textFrom(from);
}
