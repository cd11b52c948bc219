import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { parseAlter } from './alter.ts';
import {
  parseBlock,
  parseFlow,
  parseIf,
  parseReturn,
  parseTryCatch,
  parseWhile,
  type ReadStatement,
} from './control-flow.ts';
import { parseCreate } from './create.ts';
import { parseCursorStatement } from './cursors.ts';
import { parseDeclare } from './declare.ts';
import { atQueryInParentheses, parseDml } from './dml.ts';
import { parseDrop } from './drop.ts';
import { parseBareCall, parseExecute } from './execute.ts';
import { parsePrint, parseRaiseError, parseThrow } from './messages.ts';
import { atIdentifier, readIdentifier } from './names.ts';
import { parseAdd, parseOther } from './other.ts';
import { parsePermission } from './permission.ts';
import { parseSet } from './set.ts';
import type { StatementBatch } from './statement-batch.ts';
import { atBeginTransaction, parseTransaction } from './transactions.ts';
import type { Statement, StatementBody } from './tree/index.ts';
import { parseTriggerState } from './trigger-state.ts';

/** SQL Server itself gives up on deeper nesting (error 191); a limit keeps hostile text from exhausting the stack. */
const deepest = 200;

/**
 * Reads statements of one batch, one after the other. Offsets of a statement leave out the `;` behind it; a module's
 * run to the end of the batch.
 */
export class StatementReader {
  readonly #cursor: Cursor;
  readonly #batch: StatementBatch;
  readonly #next: ReadStatement = () => this.read();
  #depth = 0;

  constructor(cursor: Cursor, batch: StatementBatch) {
    this.#cursor = cursor;
    this.#batch = batch;
  }

  /** The statement at the cursor; moves behind the `;` that may follow it. */
  read(): Statement {
    const c = this.#cursor;
    this.#depth += 1;
    if (this.#depth > deepest) c.fail(`statements are nested more than ${deepest} deep`, 'SYN005');
    const start = c.start();
    const body = this.#body();
    const end = body.kind === 'module' ? body.text.end : this.#endOfLast();
    while (c.accept(';'));
    this.#depth -= 1;
    return Object.assign(body, { start, end });
  }

  /** Behind the last token, the `;` of a nested statement left out. */
  #endOfLast(): number {
    const { tokens, index } = this.#cursor;
    let last = index - 1;
    while (tokens.text[tokens.starts[last] ?? 0] === ';') last -= 1;
    return tokens.ends[last] ?? 0;
  }

  #body(): StatementBody {
    const c = this.#cursor;
    if (c.kind() === TokenKind.word) {
      const known = this.#known(c.upper());
      if (known) return known;
      if (c.upper(1) === ':') return parseFlow(c);
    }
    if (atQueryInParentheses(c)) return parseDml(c);
    if (c.index === this.#batch.from && atIdentifier(c)) return parseBareCall(c);
    return c.fail('a statement expected');
  }

  #known(word: string): StatementBody | undefined {
    const c = this.#cursor;
    switch (word) {
      case 'CREATE':
        return parseCreate(c, this.#batch);
      case 'ALTER':
        return parseAlter(c, this.#batch);
      case 'DROP':
        return parseDrop(c);
      case 'GRANT':
      case 'DENY':
      case 'REVOKE':
        return parsePermission(c);
      case 'SELECT':
      case 'DELETE':
      case 'MERGE':
      case 'TRUNCATE':
      case 'WITH':
        return parseDml(c);
      case 'UPDATE':
        return c.at('UPDATE', 'STATISTICS') ? parseOther(c) : parseDml(c);
      case 'INSERT':
        return c.at('INSERT', 'BULK') ? parseOther(c) : parseDml(c);
      case 'BULK':
        return parseDml(c);
      case 'SET':
        c.advance();
        return parseSet(c);
      case 'EXEC':
      case 'EXECUTE':
        if (c.upper(1) === 'AS') return parseOther(c);
        c.advance();
        return parseExecute(c);
      case 'IF':
        c.advance();
        return parseIf(c, this.#next);
      case 'WHILE':
        c.advance();
        return parseWhile(c, this.#next);
      case 'BEGIN':
        return this.#begin();
      case 'COMMIT':
      case 'ROLLBACK':
      case 'SAVE':
        return parseTransaction(c);
      case 'DECLARE':
        c.advance();
        return parseDeclare(c);
      case 'PRINT':
        c.advance();
        return parsePrint(c);
      case 'RAISERROR':
        c.advance();
        return parseRaiseError(c);
      case 'THROW':
        c.advance();
        return parseThrow(c);
      case 'USE':
        c.advance();
        return { kind: 'use', database: readIdentifier(c) };
      case 'RETURN':
        c.advance();
        return parseReturn(c);
      case 'BREAK':
      case 'CONTINUE':
      case 'GOTO':
      case 'WAITFOR':
        return parseFlow(c);
      case 'OPEN':
      case 'CLOSE':
        if (c.upper(2) === 'KEY') return parseOther(c);
        if (c.upper(1) === 'ALL') return parseOther(c);
        return parseCursorStatement(c);
      case 'FETCH':
      case 'DEALLOCATE':
        return parseCursorStatement(c);
      case 'ENABLE':
      case 'DISABLE':
        return c.upper(1) === 'TRIGGER' ? parseTriggerState(c) : undefined;
      case 'ADD':
        return parseAdd(c);
      case 'END':
        return c.upper(1) === 'CONVERSATION' ? parseOther(c) : undefined;
      default:
        return isOther(c, word) ? parseOther(c) : undefined;
    }
  }

  #begin(): StatementBody {
    const c = this.#cursor;
    if (atBeginTransaction(c)) return parseTransaction(c);
    if (c.at('BEGIN', 'DIALOG') || c.at('BEGIN', 'CONVERSATION')) return parseOther(c);
    if (c.accept('BEGIN', 'TRY')) return parseTryCatch(c, this.#next);
    c.advance();
    return parseBlock(c, this.#next);
  }
}

const reservedOther: ReadonlySet<string> = new Set([
  ...[
    'BACKUP',
    'CHECKPOINT',
    'DBCC',
    'KILL',
    'LINENO',
    'READTEXT',
    'RECONFIGURE',
    'RESTORE',
    'REVERT',
    'SETUSER',
    'SHUTDOWN',
  ],
  ...['UPDATETEXT', 'WRITETEXT'],
]);

/** Service Broker's verbs are no reserved words, so what follows them decides. */
function isOther(c: Cursor, word: string): boolean {
  switch (word) {
    case 'SEND':
      return c.upper(1) === 'ON' && c.upper(2) === 'CONVERSATION';
    case 'RECEIVE':
      return c.upper(1) !== ':' && c.kind(1) !== TokenKind.end;
    case 'GET':
    case 'MOVE':
      return c.upper(1) === 'CONVERSATION';
    default:
      return reservedOther.has(word);
  }
}
