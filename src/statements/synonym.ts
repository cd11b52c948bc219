import type { Cursor } from '../syntax/cursor.ts';
import { readObjectName } from './names.ts';
import type { CreateSynonym } from './tree/index.ts';

/** CREATE SYNONYM name FOR object, the cursor behind SYNONYM. */
export function parseCreateSynonym(c: Cursor): CreateSynonym {
  const name = readObjectName(c);
  c.expect('FOR');
  return { kind: 'createSynonym', name, for: readObjectName(c) };
}
