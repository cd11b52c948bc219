import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readSingleValue } from './options.ts';
import { readVariable } from './parameters.ts';
import type { CursorStatement } from './tree/index.ts';

/** { OPEN | CLOSE | DEALLOCATE } [ GLOBAL ] cursor | FETCH …, at the verb. A cursor in a variable keeps its `@`. */
export function parseCursorStatement(c: Cursor): CursorStatement {
  if (c.accept('FETCH')) return readFetch(c);
  const action = c.accept('OPEN') ? 'OPEN' : c.accept('CLOSE') ? 'CLOSE' : 'DEALLOCATE';
  if (action === 'DEALLOCATE') c.expect('DEALLOCATE');
  return { kind: 'cursor', action, name: readCursorName(c), into: [] };
}

/** [ NEXT | PRIOR | FIRST | LAST | { ABSOLUTE | RELATIVE } n ] [ FROM ] [ GLOBAL ] cursor [ INTO @name [ ,… ] ] */
function readFetch(c: Cursor): CursorStatement {
  if (c.atAny('ABSOLUTE', 'RELATIVE') && c.upper(1) !== 'INTO') {
    c.advance();
    readSingleValue(c);
  } else if (c.atAny('NEXT', 'PRIOR', 'FIRST', 'LAST') && c.upper(1) !== 'INTO') c.advance();
  c.accept('FROM');
  const name = readCursorName(c);
  const into: string[] = [];
  if (c.accept('INTO')) {
    do into.push(readVariable(c));
    while (c.accept(','));
  }
  return { kind: 'cursor', action: 'FETCH', name, into };
}

function readCursorName(c: Cursor): string {
  if (c.at('GLOBAL') && (c.atName(1) || c.kind(1) === TokenKind.variable)) c.advance();
  return c.kind() === TokenKind.variable ? readVariable(c) : c.name();
}
