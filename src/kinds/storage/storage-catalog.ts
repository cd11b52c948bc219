import type { Row } from '../../formats/catalog-rows.ts';
import { isSet, noRows, numberOf, setOrAbsent, textOf } from '../columns/cells.ts';
import { compact } from '../columns/compact.ts';
import type { CatalogLookup } from '../kind.ts';
import { type Compression, compressionOf } from './compression.ts';
import type { DataSpaceProps } from './data-space.ts';
import { fullOrLess, type IndexOptions } from './index-options.ts';

export const storageViews: Readonly<Record<string, readonly string[]>> = {
  'sys.indexes': [
    ...['object_id', 'name', 'index_id', 'type', 'is_unique', 'data_space_id', 'ignore_dup_key', 'is_primary_key'],
    ...['is_unique_constraint', 'fill_factor', 'is_padded', 'is_disabled', 'is_hypothetical', 'allow_row_locks'],
    ...['allow_page_locks', 'has_filter', 'filter_definition', 'compression_delay', 'optimize_for_sequential_key'],
    'auto_created',
  ],
  'sys.index_columns': [
    ...['object_id', 'index_id', 'index_column_id', 'column_id', 'key_ordinal', 'partition_ordinal'],
    ...['is_descending_key', 'is_included_column', 'column_store_order_ordinal'],
  ],
  'sys.hash_indexes': ['object_id', 'index_id', 'bucket_count'],
  'sys.stats': [
    'object_id',
    'name',
    'stats_id',
    'auto_created',
    'user_created',
    'no_recompute',
    'is_incremental',
    'has_filter',
    'filter_definition',
  ],
  'sys.partitions': ['object_id', 'index_id', 'partition_number', 'data_compression', 'xml_compression'],
  'sys.data_spaces': ['data_space_id', 'name', 'type'],
};

/** Row of sys.indexes of the heap (0) or clustered index (1) of an object. */
export function baseIndex(objectId: number, context: CatalogLookup): Row | undefined {
  const rows = context.group('sys.indexes', 'object_id').get(objectId) ?? noRows;
  return rows.find((row) => numberOf(row.index_id) <= 1);
}

/** Index columns in key order, those that are included, and the partitioning one. */
export function indexColumns(
  row: Row,
  context: CatalogLookup,
): {
  readonly columns: readonly string[];
  readonly descending?: readonly number[];
  readonly include: readonly string[];
  readonly order: readonly string[];
} {
  const objectId = numberOf(row.object_id);
  const own = (context.group('sys.index_columns', 'object_id').get(objectId) ?? noRows).filter(
    (column) => numberOf(column.index_id) === numberOf(row.index_id),
  );
  const nameOf = (column: Row): string => context.columnName(objectId, numberOf(column.column_id));
  const keys = own
    .filter((column) => numberOf(column.key_ordinal) > 0)
    .sort((a, b) => numberOf(a.key_ordinal) - numberOf(b.key_ordinal))
    // A pseudo-column of a graph table may be kept as several columns.
    .filter((column, index, all) => index === 0 || nameOf(column) !== nameOf(all[index - 1] ?? column));
  const descending = keys.flatMap((column, index) => (isSet(column.is_descending_key) ? [index] : []));
  const include = own
    .filter((column) => isSet(column.is_included_column))
    .sort((a, b) => numberOf(a.index_column_id) - numberOf(b.index_column_id));
  const order = own
    .filter((column) => numberOf(column.column_store_order_ordinal) > 0)
    .sort((a, b) => numberOf(a.column_store_order_ordinal) - numberOf(b.column_store_order_ordinal));
  return compact({
    columns: keys.map(nameOf),
    descending: descending.length === 0 ? undefined : descending,
    include: include.map(nameOf),
    order: order.map(nameOf),
  });
}

/** Where an index's rows are; [PRIMARY] comes out by its name. */
export function indexDataSpace(row: Row | undefined, context: CatalogLookup): DataSpaceProps | undefined {
  if (!row) return undefined;
  const space = context.group('sys.data_spaces', 'data_space_id').get(numberOf(row.data_space_id))?.[0];
  const name = textOf(space?.name);
  if (name === undefined) return undefined;
  if (textOf(space?.type)?.trim() !== 'PS') return { name };
  const objectId = numberOf(row.object_id);
  const column = (context.group('sys.index_columns', 'object_id').get(objectId) ?? noRows).find(
    (other) => numberOf(other.index_id) === numberOf(row.index_id) && numberOf(other.partition_ordinal) === 1,
  );
  return compact({ name, column: column && context.columnName(objectId, numberOf(column.column_id)) });
}

const levels = ['NONE', 'ROW', 'PAGE', 'COLUMNSTORE', 'COLUMNSTORE_ARCHIVE'];

/** DATA_COMPRESSION and XML_COMPRESSION of the partitions of an index. */
export function indexCompression(
  row: Row | undefined,
  context: CatalogLookup,
): { readonly compression?: Compression; readonly xmlCompression?: Compression } {
  if (!row) return {};
  const data = new Map<number, string>();
  const xml = new Map<number, string>();
  for (const partition of context.group('sys.partitions', 'object_id').get(numberOf(row.object_id)) ?? noRows) {
    if (numberOf(partition.index_id) !== numberOf(row.index_id)) continue;
    const number = numberOf(partition.partition_number);
    data.set(number, levels[numberOf(partition.data_compression)] ?? 'NONE');
    xml.set(number, isSet(partition.xml_compression) ? 'ON' : 'OFF');
  }
  return compact({ compression: compressionOf(data, data.size), xmlCompression: compressionOf(xml, xml.size) });
}

/** Lasting options of an index but its compression. */
export function indexOptionsFromRow(row: Row, context: CatalogLookup): IndexOptions {
  const objectId = numberOf(row.object_id);
  const name = textOf(row.name);
  const statistics = (context.group('sys.stats', 'object_id').get(objectId) ?? noRows).find(
    (other) => numberOf(other.stats_id) === numberOf(row.index_id) && textOf(other.name) === name,
  );
  const hash = (context.group('sys.hash_indexes', 'object_id').get(objectId) ?? noRows).find(
    (other) => numberOf(other.index_id) === numberOf(row.index_id),
  );
  return compact<IndexOptions>({
    fillFactor: fullOrLess(numberOf(row.fill_factor)),
    padIndex: setOrAbsent(row.is_padded),
    ignoreDuplicateKey: setOrAbsent(row.ignore_dup_key),
    noRecompute: setOrAbsent(statistics?.no_recompute),
    noRowLocks: isSet(row.allow_row_locks) ? undefined : true,
    noPageLocks: isSet(row.allow_page_locks) ? undefined : true,
    sequentialKey: setOrAbsent(row.optimize_for_sequential_key),
    incremental: setOrAbsent(statistics?.is_incremental),
    bucketCount: hash && numberOf(hash.bucket_count),
  });
}
