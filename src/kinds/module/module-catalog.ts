import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import { externalOfRow, externalViews } from './external-catalog.ts';
import { externalProps } from './external-module.ts';
import type { ModuleKindName, ModuleObject, ModuleProps } from './module-props.ts';
import { moduleReferences, type NameLookup } from './module-references.ts';
import { withCreate } from './module-text.ts';

export const moduleViews: Readonly<Record<string, readonly string[]>> = {
  'sys.objects': ['object_id', 'name', 'schema_id', 'type', 'is_ms_shipped', 'parent_object_id'],
  'sys.sql_modules': ['object_id', 'definition', 'uses_ansi_nulls', 'uses_quoted_identifier', 'is_schema_bound'],
  'sys.types': ['user_type_id', 'schema_id', 'name', 'is_user_defined'],
  ...externalViews,
};

/** sys.objects.type of those that run an assembly. */
const externalCodes: Readonly<Partial<Record<ModuleKindName, string>>> = {
  procedure: 'PC',
  scalarFunction: 'FS',
  tableFunction: 'FT',
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
  for (const row of rows.get('sys.assembly_modules') ?? []) {
    const id = Number(row.object_id);
    const owner = context.object(id);
    if (!owner || String(owner.type).trim() !== externalCodes[kind] || owner.is_ms_shipped === true) continue;
    const path = context.pathOf(id);
    const props = externalProps(kind, externalOfRow(row, path, undefined, context));
    objects.push(
      schemaObjectOf({ kind, key: context.key('object', ...path), path, props, unread: [] }, () =>
        moduleReferences(kind, path, props, undefined, catalogNames(context)),
      ),
    );
  }
  for (const row of rows.get('sys.sql_modules') ?? []) {
    const id = Number(row.object_id);
    const owner = context.object(id);
    if (!owner || String(owner.type).trim() !== code || owner.is_ms_shipped === true) continue;
    const path = context.pathOf(id);
    const props = moduleRowProps(row);
    objects.push(
      schemaObjectOf({ kind, key: context.key('object', ...path), path, props, unread: unreadOf(props) }, () =>
        moduleReferences(kind, path, props, undefined, catalogNames(context)),
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

const names = new WeakMap<CatalogRows, ReadonlyMap<ObjectKey, number>>();

/** Names of objects and types, for what a module's text refers to without a schema. */
export function catalogNames(context: ReadContext & CatalogLookup): NameLookup {
  let known = names.get(context.rows);
  if (!known) {
    const keys = new Map<ObjectKey, number>();
    const add = (namespace: 'object' | 'type', row: Row, id: number) =>
      keys.set(context.key(namespace, context.schemaName(Number(row.schema_id)), String(row.name)), id);
    for (const row of context.rows.get('sys.objects') ?? []) add('object', row, Number(row.object_id));
    for (const row of context.rows.get('sys.types') ?? []) if (row.is_user_defined === true) add('type', row, 0);
    names.set(context.rows, keys);
    known = keys;
  }
  const ids = known;
  return {
    ...context,
    has: (key) => ids.has(key),
    hasColumn: (key, column) => {
      const rows = context.group('sys.columns', 'object_id').get(ids.get(key) ?? 0);
      const folded = context.naming.fold(column);
      return rows?.some((row) => context.naming.fold(String(row.name)) === folded);
    },
  };
}
