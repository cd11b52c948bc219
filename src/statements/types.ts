import type { Cursor } from '../syntax/cursor.ts';
import { parseTableType } from './create-table.ts';
import { readDataType } from './data-type.ts';
import { readExpression } from './extent.ts';
import { readObjectName } from './names.ts';
import { finishOpaque } from './opaque.ts';
import type { CreateXmlSchemaCollection, StatementBody } from './tree/index.ts';

/**
 * CREATE TYPE name { FROM type [ NULL | NOT NULL ] | AS TABLE ( … ) [ WITH ( … ) ] | EXTERNAL NAME assembly . class },
 * the cursor at TYPE.
 */
export function parseCreateType(c: Cursor): StatementBody {
  const from = c.index;
  c.expect('TYPE');
  const name = readObjectName(c);
  if (c.accept('AS', 'TABLE')) return parseTableType(c, name);
  if (c.accept('FROM')) {
    const type = readDataType(c);
    if (c.accept('NOT', 'NULL')) return { kind: 'createAliasType', name, type, nullable: false };
    if (c.accept('NULL')) return { kind: 'createAliasType', name, type, nullable: true };
    return { kind: 'createAliasType', name, type };
  }
  if (!c.at('EXTERNAL', 'NAME')) c.fail("'FROM', 'AS TABLE' or 'EXTERNAL NAME' expected");
  c.index = from + 1;
  return finishOpaque(c, 'create', 'TYPE', from - 1);
}

/** { CREATE XML SCHEMA COLLECTION name AS | ALTER XML SCHEMA COLLECTION name ADD } expression, behind COLLECTION. */
export function parseXmlSchemaCollection(
  c: Cursor,
  verb: CreateXmlSchemaCollection['verb'],
): CreateXmlSchemaCollection {
  const name = readObjectName(c);
  c.expect(verb === 'create' ? 'AS' : 'ADD');
  return { kind: 'createXmlSchemaCollection', verb, name, schema: readExpression(c) };
}
