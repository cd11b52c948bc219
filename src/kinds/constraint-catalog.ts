import type { CatalogRows, Row } from '../formats/catalog-rows.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { checkObject } from './check/check-object.ts';
import type { CheckProps } from './check/check-props.ts';
import { isSet, noRows, numberOf, setOrAbsent, textOf } from './columns/cells.ts';
import type { ChildPlace } from './columns/child-place.ts';
import { compact } from './columns/compact.ts';
import { defaultObject } from './default/default-object.ts';
import type { DefaultProps } from './default/default-props.ts';
import { foreignKeyObject } from './foreign-key/foreign-key-object.ts';
import type { ForeignKeyProps } from './foreign-key/foreign-key-props.ts';
import type { CatalogLookup, ReadContext } from './kind.ts';
import { fileTableViews } from './table/file-table.ts';

const named = {
  ...fileTableViews,
  'sys.objects': ['object_id', 'name', 'schema_id', 'type', 'parent_object_id', 'is_ms_shipped'],
  'sys.schemas': ['schema_id', 'name'],
  'sys.columns': ['object_id', 'column_id', 'name'],
};
const checked = ['is_disabled', 'is_not_for_replication', 'is_not_trusted', 'is_system_named'];

export const checkViews = {
  ...named,
  'sys.check_constraints': ['object_id', 'name', 'parent_object_id', 'definition', ...checked],
};
export const defaultViews = {
  ...named,
  'sys.default_constraints': [
    'object_id',
    'name',
    'parent_object_id',
    'parent_column_id',
    'definition',
    'is_system_named',
  ],
};
export const foreignKeyViews = {
  ...named,
  'sys.foreign_keys': [
    ...['object_id', 'name', 'parent_object_id', 'referenced_object_id', 'delete_referential_action'],
    ...['update_referential_action', ...checked],
  ],
  'sys.foreign_key_columns': [
    ...['constraint_object_id', 'constraint_column_id', 'parent_object_id', 'parent_column_id'],
    ...['referenced_object_id', 'referenced_column_id'],
  ],
};

/** Constraints of the database's own tables: those of table types have parents that are no tables, those of FileTables are the server's. */
function ownRows(rows: CatalogRows, view: string, context: CatalogLookup): readonly Row[] {
  return (rows.get(view) ?? noRows).filter((row) => {
    const parentId = numberOf(row.parent_object_id);
    if (context.group('sys.filetables', 'object_id').has(parentId)) return false;
    const parent = context.object(parentId);
    return textOf(parent?.type)?.trim() === 'U' && !isSet(parent?.is_ms_shipped);
  });
}

function placeOf(row: Row, context: CatalogLookup): ChildPlace {
  const table = context.pathOf(numberOf(row.parent_object_id));
  return isSet(row.is_system_named) ? { table } : { table, name: textOf(row.name) ?? '' };
}

/** State that checks and foreign keys share. A disabled one is never trusted. */
function stateOf(row: Row): Pick<CheckProps, 'notForReplication' | 'disabled' | 'untrusted' | 'unnamed' | 'inline'> {
  return {
    notForReplication: setOrAbsent(row.is_not_for_replication),
    disabled: setOrAbsent(row.is_disabled),
    untrusted: setOrAbsent(row.is_not_trusted),
    unnamed: setOrAbsent(row.is_system_named),
    inline: 'table',
  };
}

export function readChecks(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly SchemaObject<CheckProps>[] {
  return ownRows(rows, 'sys.check_constraints', context).map((row) => {
    const props = compact<CheckProps>({ expression: textOf(row.definition) ?? '', ...stateOf(row) });
    return checkObject(placeOf(row, context), props, context);
  });
}

export function readDefaults(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly SchemaObject<DefaultProps>[] {
  return ownRows(rows, 'sys.default_constraints', context).map((row) => {
    const props = compact<DefaultProps>({
      column: context.columnName(numberOf(row.parent_object_id), numberOf(row.parent_column_id)),
      expression: textOf(row.definition) ?? '',
      unnamed: setOrAbsent(row.is_system_named),
      inline: 'column',
    });
    return defaultObject(placeOf(row, context), props, context);
  });
}

const actions = [undefined, 'CASCADE', 'SET NULL', 'SET DEFAULT'] as const;

export function readForeignKeys(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly SchemaObject<ForeignKeyProps>[] {
  return ownRows(rows, 'sys.foreign_keys', context).map((row) => {
    const columns = [
      ...(context.group('sys.foreign_key_columns', 'constraint_object_id').get(numberOf(row.object_id)) ?? noRows),
    ].sort((a, b) => numberOf(a.constraint_column_id) - numberOf(b.constraint_column_id));
    const names = (side: 'parent' | 'referenced'): string[] =>
      columns.map((column) =>
        context.columnName(numberOf(column[`${side}_object_id`]), numberOf(column[`${side}_column_id`])),
      );
    const props = compact<ForeignKeyProps>({
      columns: names('parent'),
      table: context.pathOf(numberOf(row.referenced_object_id)),
      referencedColumns: names('referenced'),
      onDelete: actions[numberOf(row.delete_referential_action)],
      onUpdate: actions[numberOf(row.update_referential_action)],
      ...stateOf(row),
    });
    return foreignKeyObject(placeOf(row, context), props, context);
  });
}
