import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readDataType } from './data-type.ts';
import { readObjectName } from './names.ts';
import { readSingleValue } from './options.ts';
import type { Sequence } from './tree/index.ts';

/**
 * { CREATE | ALTER } SEQUENCE name [ AS type ] [ START WITH n | RESTART [ WITH n ] | INCREMENT BY n
 *   | [ NO ] MINVALUE [ n ] | [ NO ] MAXVALUE [ n ] | [ NO ] CYCLE | [ NO ] CACHE [ n ] ] …, the cursor behind SEQUENCE.
 */
export function parseSequence(c: Cursor, verb: Sequence['verb']): Sequence {
  const sequence: { -readonly [K in keyof Sequence]: Sequence[K] } = {
    kind: 'sequence',
    verb,
    name: readObjectName(c),
  };
  for (;;) {
    if (c.accept('AS')) sequence.type = readDataType(c);
    else if (c.accept('START', 'WITH')) sequence.startWith = readSingleValue(c);
    else if (c.accept('RESTART')) sequence.restart = c.accept('WITH') ? readSingleValue(c) : '';
    else if (c.accept('INCREMENT', 'BY')) sequence.increment = readSingleValue(c);
    else if (c.accept('NO', 'MINVALUE')) sequence.minValue = null;
    else if (c.accept('MINVALUE')) sequence.minValue = readSingleValue(c);
    else if (c.accept('NO', 'MAXVALUE')) sequence.maxValue = null;
    else if (c.accept('MAXVALUE')) sequence.maxValue = readSingleValue(c);
    else if (c.accept('NO', 'CYCLE')) sequence.cycle = false;
    else if (c.accept('CYCLE')) sequence.cycle = true;
    else if (c.accept('NO', 'CACHE')) sequence.cache = null;
    else if (c.accept('CACHE')) sequence.cache = atNumber(c) ? readSingleValue(c) : 'default';
    else return sequence;
  }
}

function atNumber(c: Cursor): boolean {
  return c.kind() === TokenKind.number || c.kind() === TokenKind.sqlcmdVariable;
}
