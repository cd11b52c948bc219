import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { isSet, noRows, numberOf, setOrAbsent, textOf } from '../columns/cells.ts';
import { columnViews } from '../columns/column-catalog.ts';
import { compact } from '../columns/compact.ts';
import type { RowStorage } from '../key-constraint/key-props.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import {
  indexColumns,
  indexCompression,
  indexDataSpace,
  indexOptionsFromRow,
  storageViews,
} from '../storage/storage-catalog.ts';
import type { ColumnstoreProps } from './columnstore-props.ts';
import { columnstoreObject, indexObject } from './index-object.ts';
import type { IndexProps } from './index-props.ts';

export const indexViews: Readonly<Record<string, readonly string[]>> = {
  ...storageViews,
  'sys.objects': columnViews['sys.objects'] ?? [],
  'sys.schemas': columnViews['sys.schemas'] ?? [],
  'sys.columns': ['object_id', 'column_id', 'name', 'graph_type'],
  'sys.tables': ['object_id', 'temporal_type'],
};

/** What the server itself puts on `$node_id` and `$edge_id` of a graph table: it comes and goes with the table. */
const ownOfGraph = /^GRAPH_UNIQUE_INDEX_[0-9A-F]{32}$/i;

/** Rows of sys.indexes of tables and views (not of table types, functions and system tables), of the given types. */
export function indexRows(rows: CatalogRows, types: readonly number[], context: CatalogLookup): readonly Row[] {
  return (rows.get('sys.indexes') ?? noRows).filter((row) => {
    if (!types.includes(numberOf(row.type)) || isSet(row.is_hypothetical)) return false;
    // Azure SQL makes and drops these by itself, and no change of a table has to wait for one.
    if (isSet(row.auto_created)) return false;
    if (ownOfGraph.test(textOf(row.name) ?? '')) return false;
    const owner = context.object(numberOf(row.object_id));
    const type = textOf(owner?.type)?.trim();
    return (type === 'U' || type === 'V') && !isSet(owner?.is_ms_shipped);
  });
}

/**
 * Storage of an index of its own. A clustered one's is its table's, which reads it; only a view has none to say it. The index
 * of a history table says its compression too, and so the package has it there alone: DacFx takes the history table that a
 * project leaves to the server for equal to one with a compressed index, but to copy one that says PAGE itself.
 */
export function storageFromRow(row: Row, context: CatalogLookup): RowStorage & { readonly rows?: RowStorage } {
  const compression = indexCompression(row, context);
  const storage = compact<RowStorage>({ ...compression, dataSpace: indexDataSpace(row, context) });
  if (numberOf(row.index_id) !== 1) return storage;
  const id = numberOf(row.object_id);
  if (textOf(context.object(id)?.type)?.trim() === 'V') return { rows: storage };
  const [table] = context.group('sys.tables', 'object_id').get(id) ?? noRows;
  return numberOf(table?.temporal_type) === 1 ? { rows: compression } : {};
}

/** Row-store and hash indexes that are no constraints. */
export function readIndexes(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly SchemaObject<IndexProps>[] {
  return indexRows(rows, [1, 2, 7], context)
    .filter((row) => !isSet(row.is_primary_key) && !isSet(row.is_unique_constraint))
    .map((row) => {
      const { columns, descending, include } = indexColumns(row, context);
      const props = compact<IndexProps>({
        columns,
        descending,
        include: include.length === 0 ? undefined : include,
        unique: setOrAbsent(row.is_unique),
        clustered: numberOf(row.type) === 1 ? true : undefined,
        hash: numberOf(row.type) === 7 ? true : undefined,
        where: textOf(row.filter_definition),
        disabled: setOrAbsent(row.is_disabled),
        ...indexOptionsFromRow(row, context),
        ...storageFromRow(row, context),
      });
      return indexObject(placeOf(row, context), props, context);
    });
}

export function readColumnstores(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly SchemaObject<ColumnstoreProps>[] {
  return indexRows(rows, [5, 6], context).map((row) => {
    const clustered = numberOf(row.type) === 5;
    const { include, columns, order } = indexColumns(row, context);
    const { compression } = indexCompression(row, context);
    const dataSpace = indexDataSpace(row, context);
    const props = compact<ColumnstoreProps>({
      clustered: clustered || undefined,
      columns: clustered ? [] : [...columns, ...include],
      order: order.length === 0 ? undefined : order,
      where: textOf(row.filter_definition),
      compression,
      compressionDelay: numberOf(row.compression_delay) || undefined,
      disabled: setOrAbsent(row.is_disabled),
      dataSpace: clustered ? undefined : dataSpace,
    });
    return columnstoreObject(placeOf(row, context), props, context);
  });
}

function placeOf(row: Row, context: CatalogLookup): { readonly table: readonly string[]; readonly name: string } {
  return { table: context.pathOf(numberOf(row.object_id)), name: textOf(row.name) ?? '' };
}
