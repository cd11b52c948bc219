import { parseQuotedPath, quotePath, quoteString } from '../base/names.ts';
import type { CatalogRows } from '../formats/catalog-rows.ts';
import type { ModelElement } from '../formats/model-element.ts';
import type { ModelType } from '../model/data-type.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import { catalogType } from './catalog-type.ts';
import { modelTypeOf, typeText } from './columns/model-type.ts';
import { flag, isBuiltInSchema, modelElement, readFlag, schemaEntry } from './elements.ts';
import type { CatalogLookup, Kind, ReadContext, StatementBuilder } from './kind.ts';
import { schemaPath } from './module/module-builder.ts';
import { rankOf } from './rank.ts';
import { readTypeSpecifier, typeEntry, typeProperties } from './type-specifier.ts';

export type AliasTypeProps = {
  /** The system type behind it. */
  readonly base: ModelType;
  readonly nullable: boolean;
};

type AliasTypeObject = SchemaObject<AliasTypeProps>;

/** CREATE TYPE … FROM. */
export const buildAliasType: StatementBuilder<'createAliasType'> = (statement, context) => {
  const path = schemaPath(statement.name, context.defaultSchema);
  const base = modelTypeOf(statement.type, context.defaultSchema);
  context.add(aliasTypeOf(path, { base, nullable: statement.nullable ?? true }, context));
};

function aliasTypeOf(path: readonly string[], props: AliasTypeProps, context: ReadContext): AliasTypeObject {
  const references: Reference[] = isBuiltInSchema(path[0] ?? '')
    ? []
    : [{ to: context.key('schema', path[0] ?? ''), binding: 'bound' }];
  return schemaObjectOf({ kind: 'aliasType', key: context.key('type', ...path), path, props }, references);
}

function readElement(element: ModelElement, context: ReadContext): AliasTypeObject {
  return aliasTypeOf(
    parseQuotedPath(element.name ?? ''),
    { base: readTypeSpecifier(element) ?? { name: 'int' }, nullable: readFlag(element, 'IsNullable', true) },
    context,
  );
}

function readRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly AliasTypeObject[] {
  return (rows.get('sys.types') ?? []).flatMap((row) => {
    if (row.is_user_defined !== true || row.is_table_type === true || row.is_assembly_type === true) return [];
    const path = [context.schemaName(Number(row.schema_id)), String(row.name)];
    const { name } = context.typeName(Number(row.system_type_id));
    const base = catalogType(name, Number(row.max_length), Number(row.precision), Number(row.scale));
    return [aliasTypeOf(path, { base, nullable: row.is_nullable === true }, context)];
  });
}

export const aliasType: Kind<AliasTypeProps> = {
  name: 'aliasType',
  namespace: 'type',
  title: 'alias type',
  rank: rankOf('aliasType'),
  scope: 'schema',
  properties: [
    { name: 'base', equality: 'type', aspect: 'type' },
    { name: 'nullable', equality: 'exact', aspect: 'definition', default: true },
  ],
  element: () => 'SqlUserDefinedDataType',
  itemName: (object) => quotePath(object.path),
  create: ({ path, props }) => [
    {
      does: 'create',
      sql: [`CREATE TYPE ${quotePath(path)} FROM ${typeText(props.base)} ${props.nullable ? 'NULL' : 'NOT NULL'};`],
    },
  ],
  drop: ({ path }) => [{ does: 'drop', sql: [`DROP TYPE ${quotePath(path)};`] }],
  // There is no ALTER TYPE: columns go to the base type meanwhile, modules that use it are put back.
  alter: () => ({ how: 'recreate', steps: [], disturbs: [{}] }),
  rename: (before, after) => [
    {
      does: 'rename',
      sql: [
        `EXECUTE sp_rename ${quoteString(quotePath(before.path))}, ${quoteString(after.path.at(-1) ?? '')}, N'USERDATATYPE';`,
      ],
    },
  ],
  dacpac: {
    reads: ['SqlUserDefinedDataType'],
    read: (element, context) => [readElement(element, context)],
    write: ({ path, props }) => [
      modelElement('SqlUserDefinedDataType', quotePath(path), {
        properties: { IsNullable: flag(props.nullable, true), ...typeProperties(props.base) },
        relationships: { Schema: [schemaEntry(path[0] ?? 'dbo')], Type: [typeEntry(props.base)] },
      }),
    ],
  },
  catalog: {
    views: {
      'sys.types': [
        'name',
        'system_type_id',
        'user_type_id',
        'schema_id',
        'max_length',
        'precision',
        'scale',
        'is_nullable',
        'is_user_defined',
        'is_assembly_type',
        'is_table_type',
      ],
      'sys.schemas': ['schema_id', 'name'],
    },
    read: readRows,
  },
};
