import type { CatalogRows } from '../../formats/catalog-rows.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { isSet, numberOf, setOrAbsent, textOf } from '../columns/cells.ts';
import { compact } from '../columns/compact.ts';
import { indexRows, indexViews, storageFromRow } from '../index/index-catalog.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import { indexColumns, indexOptionsFromRow } from '../storage/storage-catalog.ts';
import { fileTableViews } from '../table/file-table.ts';
import { type KeyKind, keyObject } from './key-object.ts';
import type { KeyProps } from './key-props.ts';

export const keyViews: Readonly<Record<string, readonly string[]>> = {
  ...indexViews,
  ...fileTableViews,
  'sys.key_constraints': [
    'object_id',
    'parent_object_id',
    'unique_index_id',
    'type',
    'name',
    'is_system_named',
    'is_enforced',
  ],
};

export function readKeys(
  kind: KeyKind,
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly SchemaObject<KeyProps>[] {
  const mark = kind === 'primaryKey' ? 'is_primary_key' : 'is_unique_constraint';
  return (
    indexRows(rows, [1, 2, 7], context)
      // The keys of a FileTable are the server's own.
      .filter((row) => isSet(row[mark]) && !context.group('sys.filetables', 'object_id').has(numberOf(row.object_id)))
      .map((row) => {
        const tableId = numberOf(row.object_id);
        const constraint = context
          .group('sys.key_constraints', 'parent_object_id')
          .get(tableId)
          ?.find((other) => numberOf(other.unique_index_id) === numberOf(row.index_id));
        const unnamed = isSet(constraint?.is_system_named);
        const { columns, descending } = indexColumns(row, context);
        const props = compact<KeyProps>({
          columns,
          descending,
          clustered: numberOf(row.type) === 1 ? true : undefined,
          hash: numberOf(row.type) === 7 ? true : undefined,
          notEnforced: constraint?.is_enforced === false ? true : undefined,
          disabled: setOrAbsent(row.is_disabled),
          unnamed: unnamed || undefined,
          inline: 'table',
          ...indexOptionsFromRow(row, context),
          ...storageFromRow(row, context),
        });
        const table = context.pathOf(tableId);
        return keyObject(kind, unnamed ? { table } : { table, name: textOf(row.name) ?? '' }, props, context);
      })
  );
}
