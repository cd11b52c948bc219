import type { Cursor } from '../syntax/cursor.ts';
import { readIdentifier, readLooseName, readObjectName } from './names.ts';
import type { AlterSchema, CreateSchema } from './tree/index.ts';

/**
 * CREATE SCHEMA { name [ AUTHORIZATION owner ] | AUTHORIZATION owner } [ element … ], the cursor behind SCHEMA. The
 * elements (CREATE TABLE, CREATE VIEW, GRANT …) take no `;` between them.
 */
export function parseCreateSchema(c: Cursor): CreateSchema {
  const name = c.at('AUTHORIZATION') ? undefined : readIdentifier(c);
  const authorization = c.accept('AUTHORIZATION') ? readLooseName(c) : undefined;
  const from = c.index;
  if (c.atAny('CREATE', 'GRANT', 'DENY', 'REVOKE')) {
    while (!c.done && !c.at(';')) c.advance();
  }
  return {
    kind: 'createSchema',
    name: name ?? authorization ?? '',
    ...(authorization === undefined ? {} : { authorization }),
    ...(c.index > from ? { elements: c.textFrom(from) } : {}),
  };
}

/** ALTER SCHEMA name TRANSFER [ { OBJECT | TYPE | XML SCHEMA COLLECTION } :: ] object, the cursor behind SCHEMA. */
export function parseAlterSchema(c: Cursor): AlterSchema {
  const schema = readIdentifier(c);
  c.expect('TRANSFER');
  const type = c.accept('TYPE', '::') ? 'TYPE' : undefined;
  const collection = c.accept('XML', 'SCHEMA', 'COLLECTION', '::') ? 'XML SCHEMA COLLECTION' : undefined;
  if (!type && !collection) c.accept('OBJECT', '::');
  return { kind: 'alterSchemaTransfer', schema, class: type ?? collection ?? 'OBJECT', object: readObjectName(c) };
}
