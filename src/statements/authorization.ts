import type { Cursor } from '../syntax/cursor.ts';
import { readLooseName } from './names.ts';
import { readClassAndName } from './permission.ts';
import type { AlterAuthorization } from './tree/index.ts';

/** ALTER AUTHORIZATION ON [ class :: ] entity TO { principal | SCHEMA OWNER }, the cursor behind AUTHORIZATION. */
export function parseAlterAuthorization(c: Cursor): AlterAuthorization {
  c.expect('ON');
  const { class: written, name } = readClassAndName(c);
  c.expect('TO');
  const owner = c.accept('SCHEMA', 'OWNER') ? '' : readLooseName(c);
  return { kind: 'alterAuthorization', class: written ?? 'OBJECT', entity: name, owner };
}
