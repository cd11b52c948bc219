import type { DataSpace, KeyColumn, Option } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { optionFlag, optionNumber, optionValue, partitionList } from '../options.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { IndexRow } from '../rows/index-rows.ts';
import { compressionOf, heapRow, IndexType, indexTypes, partitionRow } from '../rows/index-rows.ts';
import { refuse } from '../sql-error.ts';
import { underIndex } from '../state/catalog.ts';
import {
  checkPartitionColumn,
  defaultPlacement,
  type Placement,
  placementOf,
  placementOfTable,
} from './data-spaces.ts';

/** An index as the several statements that make one describe it. `name` null: a heap. */
export type IndexSpec = {
  readonly objectId: number;
  /** Name of the table or view, for messages. */
  readonly objectName: string;
  readonly onView: boolean;
  readonly name: string;
  readonly type: number;
  readonly unique: boolean;
  readonly keys: readonly KeyColumn[];
  readonly include: readonly string[];
  /** ORDER (…) of a columnstore index. */
  readonly order?: readonly string[];
  readonly filter?: string | null;
  readonly options: readonly Option[];
  readonly dataSpace?: DataSpace | undefined;
  readonly primaryKey?: boolean;
  readonly uniqueConstraint?: boolean;
  /** What it is called in messages: `index`, `statistics`. */
  readonly noun?: string;
  /** Number that it had, of an index that is built over itself. */
  readonly indexId?: number;
};

/** text, ntext, image, xml, CLR types, sql_variant's like: no keys of indexes. (max) types neither. */
function isKeyType(column: ColumnRow): boolean {
  if (column.max_length === -1) return false;
  switch (column.system_type_id) {
    case 34:
    case 35:
    case 99:
    case 241:
    case 244:
      return false;
    case 240:
      return column.user_type_id === 128;
    default:
      return column.user_type_id !== 255;
  }
}

/**
 * Makes an index: rows of sys.indexes, sys.index_columns and sys.partitions. Answers its index_id. Errors: 1902 second
 * clustered, 1913 name taken, 1911 no such column, 1909 column twice, 1919 type of a key, 1908 partitioning column.
 */
export function buildIndex(c: Context, spec: IndexSpec): number {
  const { catalog } = c;
  const clustered = spec.type === IndexType.clustered || spec.type === IndexType.clusteredColumnstore;
  claimIndexName(c, spec.objectId, spec.name, spec.onView, spec.objectName);
  const first = catalog.indexes.get(spec.objectId, 1);
  if (clustered && first) refuse(1902, spec.onView ? 'view' : 'table', spec.objectName, first.name ?? '');
  const memory = catalog.table(spec.objectId)?.is_memory_optimized ?? false;
  const placement = spec.dataSpace
    ? placementOf(c, spec.dataSpace)
    : spec.onView
      ? defaultPlacement(c)
      : placementOfTable(c, spec.objectId);
  const indexId = clustered ? 1 : (spec.indexId ?? nextIndexId(c, spec.objectId));
  const previous = catalog.indexes.get(spec.objectId, 0);
  const held = clustered && previous ? heldCompression(c, spec.objectId, 0, placement) : undefined;
  if (clustered && previous) removeIndexRows(c, spec.objectId, 0);
  addIndexColumns(c, spec, indexId, placement);
  const row = applyIndexOptions(
    {
      ...heapRow(spec.objectId, memory ? 0 : placement.id),
      name: spec.name,
      index_id: indexId,
      type: spec.type,
      type_desc: indexTypes[spec.type] ?? '',
      is_unique: spec.unique,
      is_primary_key: spec.primaryKey ?? false,
      is_unique_constraint: spec.uniqueConstraint ?? false,
      has_filter: (spec.filter ?? null) !== null,
      filter_definition: spec.filter ?? null,
      compression_delay:
        spec.type === IndexType.clusteredColumnstore || spec.type === IndexType.nonclusteredColumnstore ? 0 : null,
    },
    spec.options,
  );
  catalog.indexes.set(spec.objectId, indexId, row);
  if (!memory) addPartitions(c, spec, indexId, placement, held);
  setIndexStats(c, spec.objectId, indexId, spec.options);
  if (spec.type === IndexType.hash) {
    catalog.hashBuckets.set(spec.objectId, indexId, bucketCount(optionNumber(spec.options, 'BUCKET_COUNT') ?? 0));
  }
  return indexId;
}

/** The server rounds up to a power of two. */
const bucketCount = (wanted: number): number => 2 ** Math.ceil(Math.log2(Math.max(wanted, 1)));

export function claimIndexName(c: Context, objectId: number, name: string, onView: boolean, objectName: string): void {
  if (c.catalog.indexNamed(objectId, name) || c.catalog.statsNamed(objectId, name)) {
    refuse(1913, name, onView ? 'view' : 'table', objectName);
  }
}

/** Ids of nonclustered indexes and statistics share one row of numbers from 2 on. */
export function nextIndexId(c: Context, objectId: number): number {
  let id = 2;
  for (const row of c.catalog.indexes.of(objectId)) if (row.index_id >= id) id = row.index_id + 1;
  for (const row of c.catalog.stats.of(objectId)) if (row.stats_id >= id) id = row.stats_id + 1;
  return id;
}

function addIndexColumns(c: Context, spec: IndexSpec, indexId: number, placement: Placement): void {
  const { catalog } = c;
  const seen = new Set<number>();
  let ordinal = 0;
  const columnstore = spec.type === IndexType.clusteredColumnstore || spec.type === IndexType.nonclusteredColumnstore;
  const order = new Map((spec.order ?? []).map((name, index) => [catalog.fold(name), index + 1]));
  const add = (column: ColumnRow, key: number, descending: boolean, included: boolean, partition: number) => {
    ordinal += 1;
    catalog.indexColumns.set(spec.objectId, underIndex(indexId, ordinal), {
      object_id: spec.objectId,
      index_id: indexId,
      index_column_id: ordinal,
      column_id: column.column_id,
      key_ordinal: key,
      partition_ordinal: partition,
      is_descending_key: descending,
      is_included_column: included,
      column_store_order_ordinal: order.get(catalog.fold(column.name)) ?? 0,
      data_clustering_ordinal: 0,
    });
  };
  const partitionOf = (column: ColumnRow) => (placement.column === catalog.fold(column.name) ? 1 : 0);
  const find = (name: string): ColumnRow => {
    const column = catalog.column(spec.objectId, name) ?? refuse(1911, name);
    if (seen.has(column.column_id)) refuse(1909, spec.noun ?? 'index', name);
    seen.add(column.column_id);
    return column;
  };
  for (const name of order.keys()) if (!catalog.columnNames.has(spec.objectId, name)) refuse(1911, name);
  if (spec.type === IndexType.clusteredColumnstore) {
    for (const column of catalog.columns.of(spec.objectId)) {
      if (catalog.computed.has(spec.objectId, column.column_id)) continue;
      if (partitionOf(column) === 1) checkPartitionColumn(c, placement, column);
      add(column, 0, false, true, partitionOf(column));
    }
    return;
  }
  if (spec.keys.length > 32) refuse(1904, 'index', spec.name, spec.objectName, spec.keys.length, 32);
  for (const key of spec.keys) {
    const column = find(key.name);
    if (!columnstore && !isKeyType(column) && !column.is_computed) refuse(1919, column.name, spec.objectName);
    const keyOrdinal = columnstore ? 0 : ordinal + 1;
    add(column, keyOrdinal, key.descending, columnstore, partitionOf(column));
  }
  for (const name of spec.include) {
    const column = find(name);
    if ([34, 35, 99].includes(column.system_type_id)) refuse(1999, column.name, spec.objectName);
    add(column, 0, false, true, partitionOf(column));
  }
  if (placement.column === undefined) return;
  const partition = catalog.column(spec.objectId, placement.column) ?? refuse(1911, placement.column);
  checkPartitionColumn(c, placement, partition);
  if (seen.has(partition.column_id)) {
    if (spec.unique && !spec.keys.some((key) => catalog.fold(key.name) === placement.column)) {
      refuse(1908, partition.name, spec.name);
    }
    return;
  }
  if (spec.unique && spec.name !== '') refuse(1908, partition.name, spec.name);
  add(partition, 0, false, false, 1);
}

/** A heap, partitioned by a column or not. */
export function buildHeap(
  c: Context,
  objectId: number,
  objectName: string,
  placement: Placement,
  options: readonly Option[],
  held?: HeldCompression,
): void {
  c.catalog.indexes.set(objectId, 0, heapRow(objectId, placement.id));
  const spec = { ...heapSpec, objectId, objectName, options };
  if (placement.column !== undefined) addIndexColumns(c, spec, 0, placement);
  addPartitions(c, spec, 0, placement, held);
}

/** Levels by partition number. */
export type HeldCompression = ReadonlyMap<number, number>;

/**
 * What the rows of a table keep when a clustered index comes or goes (documentation of data compression): the compression of
 * their partitions, unless they are partitioned otherwise. Columnstore compression belongs to the index.
 */
export function heldCompression(
  c: Context,
  objectId: number,
  indexId: number,
  placement: Placement,
): HeldCompression | undefined {
  if (c.catalog.indexes.get(objectId, indexId)?.data_space_id !== placement.id) return undefined;
  const levels = new Map<number, number>();
  for (const row of c.catalog.partitions.of(objectId))
    if (row.index_id === indexId && row.data_compression <= pageCompression)
      levels.set(row.partition_number, row.data_compression);
  return levels;
}

const pageCompression = 2;

const heapSpec: Omit<IndexSpec, 'objectId' | 'objectName' | 'options'> = {
  onView: false,
  name: '',
  type: IndexType.heap,
  unique: false,
  keys: [],
  include: [],
};

function addPartitions(
  c: Context,
  spec: IndexSpec,
  indexId: number,
  placement: Placement,
  held?: HeldCompression,
): void {
  const inherited = isColumnstore(spec.type) ? undefined : held;
  for (let number = 1; number <= placement.fanout; number += 1) {
    const compression = compressionOn(spec.options, number) ?? inherited?.get(number) ?? defaultCompression(spec.type);
    const xml = xmlCompressionOn(spec.options, number) ?? false;
    c.catalog.partitions.set(
      spec.objectId,
      underIndex(indexId, number),
      partitionRow(spec.objectId, indexId, number, compression, xml),
    );
  }
}

const isColumnstore = (type: number): boolean =>
  type === IndexType.clusteredColumnstore || type === IndexType.nonclusteredColumnstore;

const defaultCompression = (type: number): number => (isColumnstore(type) ? 3 : 0);

/** What DATA_COMPRESSION options say of one partition; undefined when nothing. */
export function compressionOn(options: readonly Option[], partition: number): number | undefined {
  let result: number | undefined;
  for (const option of options) {
    if (option.name !== 'DATA_COMPRESSION') continue;
    if (option.partitions !== undefined && !partitionList(option.partitions)(partition)) continue;
    result = compressionOf((option.value ?? '').toUpperCase());
  }
  return result;
}

export function xmlCompressionOn(options: readonly Option[], partition: number): boolean | undefined {
  let result: boolean | undefined;
  for (const option of options) {
    if (option.name !== 'XML_COMPRESSION') continue;
    if (option.partitions !== undefined && !partitionList(option.partitions)(partition)) continue;
    result = (option.value ?? '').toUpperCase() !== 'OFF';
  }
  return result;
}

/** The row with what a WITH list sets; what it does not name stays. Error 1915, 1916. */
export function applyIndexOptions(row: IndexRow, options: readonly Option[]): IndexRow {
  if (options.length === 0) return row;
  const ignore = optionFlag(options, 'IGNORE_DUP_KEY', row.ignore_dup_key);
  if (ignore && !row.is_unique) refuse(1915, row.name ?? '');
  const delay = optionValue(options, 'COMPRESSION_DELAY');
  return {
    ...row,
    fill_factor: fillFactor(options, row.fill_factor),
    is_padded: optionFlag(options, 'PAD_INDEX', row.is_padded),
    ignore_dup_key: ignore,
    allow_row_locks: optionFlag(options, 'ALLOW_ROW_LOCKS', row.allow_row_locks),
    allow_page_locks: optionFlag(options, 'ALLOW_PAGE_LOCKS', row.allow_page_locks),
    optimize_for_sequential_key: optionFlag(options, 'OPTIMIZE_FOR_SEQUENTIAL_KEY', row.optimize_for_sequential_key),
    compression_delay: delay === undefined ? row.compression_delay : Number.parseInt(delay, 10) || 0,
    suppress_dup_key_messages: optionFlag(options, 'SUPPRESS_MESSAGES', row.suppress_dup_key_messages),
  };
}

/** 100 is stored as it is written; it means the same as 0. */
const fillFactor = (options: readonly Option[], now: number): number => optionNumber(options, 'FILLFACTOR') ?? now;

export function setIndexStats(c: Context, objectId: number, indexId: number, options: readonly Option[]): void {
  const [noRecompute, incremental] = c.catalog.indexStats.get(objectId, indexId) ?? [false, false];
  const wanted = [
    optionFlag(options, 'STATISTICS_NORECOMPUTE', noRecompute),
    optionFlag(options, 'STATISTICS_INCREMENTAL', incremental),
  ] as const;
  if (wanted[0] || wanted[1]) c.catalog.indexStats.set(objectId, indexId, wanted);
  else c.catalog.indexStats.delete(objectId, indexId);
}

/** Takes away every row of one index. */
export function removeIndexRows(c: Context, objectId: number, indexId: number): void {
  const { catalog } = c;
  catalog.indexes.delete(objectId, indexId);
  for (const row of catalog.columnsOfIndex(objectId, indexId)) {
    catalog.indexColumns.delete(objectId, underIndex(indexId, row.index_column_id));
  }
  for (const row of [...catalog.partitions.of(objectId)]) {
    if (row.index_id === indexId) catalog.partitions.delete(objectId, underIndex(indexId, row.partition_number));
  }
  catalog.indexStats.delete(objectId, indexId);
  catalog.xmlIndexes.delete(objectId, indexId);
  catalog.spatialIndexes.delete(objectId, indexId);
  catalog.hashBuckets.delete(objectId, indexId);
  catalog.tessellations.delete(objectId, indexId);
  for (const store of [catalog.selectivePaths, catalog.selectiveNamespaces]) {
    for (const key of [...store.keysOf(objectId)])
      if (Math.floor(key / 100_000) === indexId) store.delete(objectId, key);
  }
}

/** Gives the partitions of an index the compression that options name; those not named keep theirs. */
export function rebuildPartitions(
  c: Context,
  objectId: number,
  indexId: number,
  options: readonly Option[],
  only?: number,
): void {
  const { catalog } = c;
  for (const row of [...catalog.partitions.of(objectId)]) {
    if (row.index_id !== indexId || (only !== undefined && row.partition_number !== only)) continue;
    const compression = compressionOn(options, row.partition_number) ?? row.data_compression;
    const xml = xmlCompressionOn(options, row.partition_number) ?? row.xml_compression;
    if (compression === row.data_compression && xml === row.xml_compression) continue;
    catalog.partitions.set(
      objectId,
      underIndex(indexId, row.partition_number),
      partitionRow(objectId, indexId, row.partition_number, compression, xml),
    );
  }
}
