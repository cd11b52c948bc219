import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { atIdentifier } from './names.ts';
import { readOptions } from './options.ts';
import type { Transaction } from './tree/index.ts';

/** Whether BEGIN at the cursor begins a transaction, not a block. */
export function atBeginTransaction(c: Cursor): boolean {
  const word = c.upper(1);
  return word === 'TRAN' || word === 'TRANSACTION' || (word === 'DISTRIBUTED' && /^TRAN/.test(c.upper(2)));
}

/**
 * BEGIN [ DISTRIBUTED ] { TRAN | TRANSACTION } [ name ] [ WITH MARK [ 'text' ] ] | SAVE { TRAN | TRANSACTION } name
 *   | { COMMIT | ROLLBACK } [ WORK | { TRAN | TRANSACTION } [ name ] ] [ WITH ( options ) ]
 */
export function parseTransaction(c: Cursor): Transaction {
  const action = readAction(c);
  c.accept('DISTRIBUTED');
  const named = c.accept('TRAN') || c.accept('TRANSACTION');
  const name = named ? readTransactionName(c) : undefined;
  if (!named) c.accept('WORK');
  if (c.accept('WITH', 'MARK')) {
    if (c.atString() || c.kind() === TokenKind.variable) c.advance();
  } else if (c.at('WITH', '(')) {
    c.advance();
    readOptions(c);
  }
  return name === undefined ? { kind: 'transaction', action } : { kind: 'transaction', action, name };
}

function readAction(c: Cursor): Transaction['action'] {
  for (const action of ['BEGIN', 'COMMIT', 'ROLLBACK', 'SAVE'] as const) if (c.accept(action)) return action;
  return c.fail("'BEGIN', 'COMMIT', 'ROLLBACK' or 'SAVE' expected");
}

/** A name or a variable; a label behind the statement is none. */
function readTransactionName(c: Cursor): string | undefined {
  if (c.kind() === TokenKind.variable) {
    const name = c.raw();
    c.advance();
    return name;
  }
  return atIdentifier(c) && c.upper(1) !== ':' ? c.name() : undefined;
}
