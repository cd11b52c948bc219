import { parseQuotedPath, quote, quotePath } from '../base/names.ts';
import type { Row } from '../formats/catalog-rows.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import { isBuiltInPrincipal, isBuiltInSchema, modelElement, principalEntry, referencesOf } from './elements.ts';
import type { Kind, ReadContext, StatementBuilder } from './kind.ts';
import { ownerChanged, ownerHazard } from './ownership.ts';
import { rankOf } from './rank.ts';

export type SchemaProps = {
  /** 'dbo' when nothing else is said. */
  readonly owner: string;
};

export type SchemaOfObjects = SchemaObject<SchemaProps>;

/** CREATE SCHEMA. */
export const buildSchema: StatementBuilder<'createSchema'> = (statement, context) => {
  const unread = statement.elements
    ? ['statements inside CREATE SCHEMA are not read; write them as statements of their own']
    : [];
  context.add(schemaOf(statement.name, statement.authorization ?? 'dbo', unread, context));
};

function schemaOf(name: string, owner: string, unread: readonly string[], context: ReadContext): SchemaOfObjects {
  return schemaObjectOf(
    {
      kind: 'schema',
      key: context.key('schema', name),
      path: [name],
      props: { owner },
      unread,
    },
    isBuiltInPrincipal(owner) ? [] : [{ to: context.key('principal', owner), binding: 'bound' }],
  );
}

export const schema: Kind<SchemaProps> = {
  name: 'schema',
  namespace: 'schema',
  title: 'schema',
  rank: rankOf('schema'),
  scope: 'schema',
  properties: [{ name: 'owner', equality: 'name', aspect: 'state', default: 'dbo', scope: 'security' }],
  element: () => 'SqlSchema',
  itemName: (object) => quotePath(object.path),
  create: (object) => [
    { does: 'create', sql: [`CREATE SCHEMA ${quotePath(object.path)} AUTHORIZATION ${quote(object.props.owner)};`] },
  ],
  drop: (object) => [{ does: 'drop', sql: [`DROP SCHEMA ${quotePath(object.path)};`] }],
  alter: ({ after }) => ({
    how: 'inPlace',
    steps: [
      {
        does: 'alter',
        sql: [ownerChanged('SCHEMA', after.path, after.props.owner)],
        hazards: [ownerHazard(after.props.owner)],
      },
    ],
    disturbs: [],
  }),
  dacpac: {
    reads: ['SqlSchema'],
    read: (element, context) => {
      const [name = ''] = parseQuotedPath(element.name ?? '');
      const [owner] = parseQuotedPath(referencesOf(element, 'Authorizer')[0] ?? '[dbo]');
      return [schemaOf(name, owner ?? 'dbo', [], context)];
    },
    write: (object) => [
      modelElement('SqlSchema', quotePath(object.path), {
        relationships: { Authorizer: [principalEntry(object.props.owner)] },
      }),
    ],
  },
  catalog: {
    views: {
      'sys.schemas': ['schema_id', 'name', 'principal_id'],
      'sys.database_principals': ['principal_id', 'name'],
    },
    read: (rows, context) =>
      (rows.get('sys.schemas') ?? [])
        .filter((row: Row) => !isBuiltInSchema(String(row.name)))
        .map((row: Row) => schemaOf(String(row.name), context.principalName(Number(row.principal_id)), [], context)),
  },
};
