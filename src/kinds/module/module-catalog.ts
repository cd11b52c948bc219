import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import { schemaObjectOf } from '../columns/schema-object-of.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import type { ModuleKindName, ModuleObject, ModuleProps } from './module-props.ts';
import { moduleReferences } from './module-references.ts';
import { withCreate } from './module-text.ts';

export const moduleViews: Readonly<Record<string, readonly string[]>> = {
  'sys.objects': ['object_id', 'name', 'schema_id', 'type', 'is_ms_shipped', 'parent_object_id'],
  'sys.sql_modules': ['object_id', 'definition', 'uses_ansi_nulls', 'uses_quoted_identifier', 'is_schema_bound'],
  'sys.types': ['user_type_id', 'schema_id', 'name', 'is_user_defined'],
};

/** sys.objects.type of the modules that this kind reads. */
const typeCodes: Readonly<Record<Exclude<ModuleKindName, 'databaseTrigger'>, string>> = {
  view: 'V',
  procedure: 'P',
  scalarFunction: 'FN',
  inlineFunction: 'IF',
  tableFunction: 'TF',
  trigger: 'TR',
};

export function readModuleRows(
  kind: Exclude<ModuleKindName, 'trigger' | 'databaseTrigger'>,
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly ModuleObject[] {
  const code = typeCodes[kind];
  const objects: ModuleObject[] = [];
  for (const row of rows.get('sys.sql_modules') ?? []) {
    const id = Number(row.object_id);
    const owner = context.object(id);
    if (!owner || String(owner.type).trim() !== code || owner.is_ms_shipped === true) continue;
    const path = context.pathOf(id);
    const props = moduleRowProps(row);
    objects.push(
      schemaObjectOf({ kind, key: context.key('object', ...path), path, props, unread: unreadOf(props) }, () =>
        moduleReferences(kind, path, props, catalogNames(context)),
      ),
    );
  }
  return objects;
}

export function moduleRowProps(row: Row): ModuleProps {
  return {
    definition: row.definition === null ? '' : withCreate(String(row.definition).trimEnd()),
    quotedIdentifier: row.uses_quoted_identifier === true,
    ansiNulls: row.uses_ansi_nulls === true,
    schemaBound: row.is_schema_bound === true,
  };
}

export function unreadOf(props: ModuleProps): readonly string[] {
  return props.definition === '' ? ['its text is encrypted'] : [];
}

const names = new WeakMap<CatalogRows, ReadonlySet<ObjectKey>>();

/** Names of objects and types, for what a module's text refers to without a schema. */
export function catalogNames(context: ReadContext & CatalogLookup): ReadContext & { has(key: ObjectKey): boolean } {
  let known = names.get(context.rows);
  if (!known) {
    const keys = new Set<ObjectKey>();
    for (const row of context.rows.get('sys.objects') ?? []) {
      keys.add(context.key('object', context.schemaName(Number(row.schema_id)), String(row.name)));
    }
    for (const row of context.rows.get('sys.types') ?? []) {
      if (row.is_user_defined === true)
        keys.add(context.key('type', context.schemaName(Number(row.schema_id)), String(row.name)));
    }
    names.set(context.rows, keys);
    known = keys;
  }
  const found = known;
  return { ...context, has: (key) => found.has(key) };
}
