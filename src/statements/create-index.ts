import type { Cursor } from '../syntax/cursor.ts';
import { readKeyColumns } from './constraints.ts';
import { readIndexKind, readIndexRest } from './inline-index.ts';
import { readIdentifier, readObjectName } from './names.ts';
import type { CreateIndex } from './tree/index.ts';

/**
 * CREATE [ UNIQUE ] [ CLUSTERED | NONCLUSTERED ] [ COLUMNSTORE ] INDEX name ON table [ ( column [ ,… ] ) ]
 *   [ INCLUDE (…) ] [ ORDER (…) ] [ WHERE … ] [ WITH … ] [ ON … ] [ FILESTREAM_ON … ], the cursor behind CREATE.
 */
export function parseCreateIndex(c: Cursor): CreateIndex {
  const kind = readIndexKind(c);
  c.expect('INDEX');
  const name = readIdentifier(c);
  c.expect('ON');
  const on = readObjectName(c);
  if (!(kind.columnstore && kind.clustered) && !c.at('(')) c.fail("'(' expected");
  const columns = c.at('(') ? readKeyColumns(c) : [];
  return { kind: 'createIndex', name, on, ...kind, columns, ...readIndexRest(c) };
}
