import type {
  CreateIndex,
  CreateStatistics,
  DropIndex,
  DropStatistics,
  ObjectName,
  Option,
} from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { addUses, dropUses } from '../dependencies.ts';
import { bindExpression, keepText, storedExpression } from '../expressions.ts';
import { dotted, findObject, nameOf } from '../names.ts';
import { optionFlag } from '../options.ts';
import { IndexType, statsRow } from '../rows/index-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { securable, underIndex } from '../state/catalog.ts';
import { buildHeap, buildIndex, heldCompression, nextIndexId, removeIndexRows } from './build-index.ts';
import { placementOf, placementOfTable } from './data-spaces.ts';

/** The table or view of an index. Error 1088, 1914. */
export function indexTarget(c: Context, name: ObjectName): ObjectColumns {
  const row = findObject(c, name) ?? refuse(1088, dotted(name));
  if (row.type !== 'U ' && row.type !== 'V ') refuse(1914, dotted(name));
  return row;
}

/** Errors 1939 not schema-bound, 1940 no clustered index yet, 1941 clustered and not unique, 1935 SET options. */
function checkViewIndex(c: Context, view: ObjectColumns, unique: boolean, clustered: boolean): void {
  const module = c.catalog.modules.get(view.object_id);
  if (!module?.is_schema_bound) refuse(1939, 'index', view.name);
  if (!module.uses_ansi_nulls || !module.uses_quoted_identifier) {
    const off = [module.uses_ansi_nulls ? '' : 'ANSI_NULLS', module.uses_quoted_identifier ? '' : 'QUOTED_IDENTIFIER'];
    refuse(1935, view.name, off.filter((text) => text !== '').join(', '));
  }
  if (clustered && !unique) refuse(1941, view.name);
  if (!clustered && !c.catalog.indexes.has(view.object_id, 1)) refuse(1940, 'index', view.name);
}

/** CREATE INDEX, row store and columnstore. Errors: those of buildIndex, 1934, 7999 and 1907 of DROP_EXISTING. */
export function createIndex(c: Context, statement: CreateIndex): void {
  const { catalog } = c;
  const target = indexTarget(c, statement.on);
  const onView = target.type === 'V ';
  const clustered = statement.clustered === true;
  if (onView) checkViewIndex(c, target, statement.unique, clustered);
  if (catalog.table(target.object_id)?.is_memory_optimized) refuse(10794, 'CREATE INDEX', 'memory optimized tables');
  if (!c.settings.quotedIdentifier && (onView || statement.where)) refuse(1934, 'CREATE INDEX', 'QUOTED_IDENTIFIER');
  const type = statement.columnstore
    ? clustered
      ? IndexType.clusteredColumnstore
      : IndexType.nonclusteredColumnstore
    : clustered
      ? IndexType.clustered
      : IndexType.nonclustered;
  if (statement.where && clustered) refuse(1900);
  const filter = statement.where && storedExpression(c, statement.where, 'filter');
  const uses = filter ? bindExpression(c, filter, target.object_id) : [];
  const dropExisting = optionFlag(statement.options, 'DROP_EXISTING', false);
  const spec = {
    objectId: target.object_id,
    objectName: nameOf(c, target),
    onView,
    name: statement.name,
    type,
    unique: statement.unique,
    keys: statement.columns,
    include: statement.include,
    order: statement.order,
    filter: filter?.definition ?? null,
    options: statement.options,
    dataSpace: statement.dataSpace,
  };
  if (!dropExisting) {
    if (type === IndexType.nonclusteredColumnstore) checkOneColumnstore(c, target.object_id);
    const made = buildIndex(c, spec);
    addUses(c, target.object_id, -made, uses, true);
    if (statement.where && filter) keepText(c, target.object_id, -made, statement.where, filter.definition);
    return;
  }
  const existing = catalog.indexNamed(target.object_id, statement.name) ?? refuse(7999, statement.name, target.name);
  if (existing.type === IndexType.clustered && type === IndexType.nonclustered) refuse(1925);
  if (existing.is_primary_key || existing.is_unique_constraint) {
    checkSameKey(c, target.object_id, existing.index_id, statement);
  }
  dropUses(c, target.object_id, -existing.index_id);
  const place =
    spec.dataSpace === undefined ? placementOfIndexSpace(c, target.object_id, existing.index_id) : undefined;
  removeIndexRows(c, target.object_id, existing.index_id);
  // The index keeps its number, and what hangs on it by that: properties, and whoever asks for it by number.
  const keepsId = existing.index_id > 1 && !clustered;
  const id = buildIndex(c, {
    ...spec,
    dataSpace: spec.dataSpace ?? place,
    ...(keepsId && { indexId: existing.index_id }),
  });
  if (id !== existing.index_id) removeIndexProperties(c, target.object_id, existing.index_id);
  const made = catalog.indexes.get(target.object_id, id);
  if (made && (existing.is_primary_key || existing.is_unique_constraint)) {
    catalog.indexes.set(target.object_id, id, {
      ...made,
      is_primary_key: existing.is_primary_key,
      is_unique_constraint: existing.is_unique_constraint,
    });
  }
  addUses(c, target.object_id, -id, uses, true);
  if (statement.where && filter) keepText(c, target.object_id, -id, statement.where, filter.definition);
}

/** The `ON …` clause that would put an index where it lies now. */
function placementOfIndexSpace(c: Context, objectId: number, indexId: number) {
  const row = c.catalog.indexes.get(objectId, indexId);
  const space = row && c.catalog.dataSpaces.get(row.data_space_id);
  if (!space) return undefined;
  if (space.type !== 'PS') return { name: space.name };
  for (const column of c.catalog.columnsOfIndex(objectId, indexId)) {
    if (column.partition_ordinal !== 1) continue;
    return { name: space.name, partitionColumns: [c.catalog.columns.get(objectId, column.column_id)?.name ?? ''] };
  }
  return undefined;
}

/** Error 1907: DROP_EXISTING of a key keeps its columns, order and uniqueness. */
function checkSameKey(c: Context, objectId: number, indexId: number, statement: CreateIndex): void {
  const keys = c.catalog.columnsOfIndex(objectId, indexId).filter((row) => row.key_ordinal > 0);
  const same =
    statement.unique &&
    keys.length === statement.columns.length &&
    keys.every((row, position) => {
      const wanted = statement.columns[position];
      return (
        wanted !== undefined &&
        c.catalog.column(objectId, wanted.name)?.column_id === row.column_id &&
        wanted.descending === row.is_descending_key
      );
    });
  if (!same) refuse(1907, statement.name);
}

/** Error 35339: one columnstore index for each table. */
function checkOneColumnstore(c: Context, objectId: number): void {
  for (const index of c.catalog.indexes.of(objectId)) {
    if (index.type === IndexType.clusteredColumnstore || index.type === IndexType.nonclusteredColumnstore)
      refuse(35339);
  }
}

/** DROP INDEX. Errors 3701 (none), 3723 (of a constraint); dropping the clustered index of a view drops the others. */
export function dropIndex(c: Context, statement: DropIndex): void {
  for (const item of statement.items) {
    const target = findObject(c, item.on);
    const index = target && c.catalog.indexNamed(target.object_id, item.name);
    if (!target || !index) {
      if (statement.ifExists) continue;
      refuse(3701, 'drop', 'index', `${dotted(item.on)}.${item.name}`);
    }
    if (index.is_primary_key) refuse(3723, `${dotted(item.on)}.${item.name}`, 'PRIMARY KEY');
    if (index.is_unique_constraint) refuse(3723, `${dotted(item.on)}.${item.name}`, 'UNIQUE KEY');
    checkFullTextKey(c, target.object_id, index.index_id, item.name);
    checkReferenced(c, target.object_id, index.index_id, item.name);
    removeIndex(c, target.object_id, index.index_id, item.options);
  }
}

/** Error 7602's neighbour 3725: a unique index that a foreign key uses stays. */
function checkReferenced(c: Context, objectId: number, indexId: number, name: string): void {
  for (const keyId of c.catalog.referencing.of(objectId)) {
    const key = c.catalog.objects.get(keyId) as { readonly key_index_id?: number; readonly name: string } | undefined;
    if (key?.key_index_id === indexId) refuse(3723, name, 'FOREIGN KEY');
  }
}

export function checkFullTextKey(c: Context, objectId: number, indexId: number, name: string): void {
  if (c.catalog.fullTextIndexes.get(objectId)?.unique_index_id === indexId) refuse(7608, name);
}

/** Takes an index away; under a clustered one a heap comes to light, under a view's the other indexes go too. */
export function removeIndex(c: Context, objectId: number, indexId: number, options: readonly Option[]): void {
  const { catalog } = c;
  const row = catalog.objects.get(objectId);
  const index = catalog.indexes.get(objectId, indexId);
  const placement = placementOfTable(c, objectId);
  if (index?.type === IndexType.xml) {
    for (const [id, detail] of xmlOf(c, objectId)) {
      if (detail.using_xml_index_id !== indexId) continue;
      forgetIndex(c, objectId, id);
    }
  }
  const held = heldCompression(c, objectId, indexId, placement);
  dropUses(c, objectId, -indexId);
  forgetIndex(c, objectId, indexId);
  if (indexId !== 1 || !row) return;
  if (row.type === 'V ') {
    for (const other of [...catalog.indexes.of(objectId)]) forgetIndex(c, objectId, other.index_id);
    return;
  }
  const move = options.find((option) => option.name === 'MOVE TO');
  const target = move?.value === undefined ? placement : placementOf(c, { name: move.value.replace(/^\[|\]$/g, '') });
  buildHeap(c, objectId, row.name, target, [], target.id === placement.id ? held : undefined);
}

function forgetIndex(c: Context, objectId: number, indexId: number): void {
  removeIndexRows(c, objectId, indexId);
  removeIndexProperties(c, objectId, indexId);
}

/** What is said about an index goes with it. */
function removeIndexProperties(c: Context, objectId: number, indexId: number): void {
  const group = securable(7, objectId);
  for (const key of [...c.catalog.properties.keysOf(group)]) {
    if (key.startsWith(`${indexId}:`)) c.catalog.properties.delete(group, key);
  }
}

function xmlOf(c: Context, objectId: number): [number, { readonly using_xml_index_id: number | null }][] {
  const result: [number, { readonly using_xml_index_id: number | null }][] = [];
  for (const id of c.catalog.xmlIndexes.keysOf(objectId)) {
    const detail = c.catalog.xmlIndexes.get(objectId, id);
    if (detail) result.push([id, detail]);
  }
  return result;
}

/** CREATE STATISTICS. Errors 1088, 1929, 1911, 1927, 1909. */
export function createStatistics(c: Context, statement: CreateStatistics): void {
  const { catalog } = c;
  const target = findObject(c, statement.on) ?? refuse(1088, dotted(statement.on));
  if (target.type !== 'U ' && target.type !== 'V ') refuse(1929, dotted(statement.on));
  const id = target.object_id;
  if (catalog.statsNamed(id, statement.name) || catalog.indexNamed(id, statement.name)) {
    refuse(1927, nameOf(c, target), statement.name);
  }
  const filter = statement.where && storedExpression(c, statement.where, 'filter');
  const uses = filter ? bindExpression(c, filter, id) : [];
  const statsId = nextIndexId(c, id);
  const seen = new Set<number>();
  statement.columns.forEach((name, position) => {
    const column = catalog.column(id, name) ?? refuse(1911, name);
    if (seen.has(column.column_id)) refuse(1909, 'statistics', name);
    seen.add(column.column_id);
    catalog.statsColumns.set(id, underIndex(statsId, position + 1), {
      object_id: id,
      stats_id: statsId,
      stats_column_id: position + 1,
      column_id: column.column_id,
    });
  });
  const has = (name: string) => statement.options.some((option) => option.name === name);
  catalog.stats.set(
    id,
    statsId,
    statsRow(id, statement.name, statsId, {
      userCreated: true,
      noRecompute: has('NORECOMPUTE'),
      filter: filter?.definition ?? null,
      incremental: optionFlag(statement.options, 'INCREMENTAL', false),
      persistedSample: optionFlag(statement.options, 'PERSIST_SAMPLE_PERCENT', false),
      autoDrop: optionFlag(statement.options, 'AUTO_DROP', false),
    }),
  );
  addUses(c, id, -statsId, uses, true);
}

/** DROP STATISTICS. Errors 3701, 3739 (it is an index). */
export function dropStatistics(c: Context, statement: DropStatistics): void {
  const { catalog } = c;
  for (const item of statement.items) {
    const target = findObject(c, item.on);
    const row = target && catalog.statsNamed(target.object_id, item.name);
    if (!target || !row) {
      if (target && catalog.indexNamed(target.object_id, item.name))
        refuse(3739, 'DROP', `${dotted(item.on)}.${item.name}`);
      refuse(3701, 'drop', 'statistics', `${dotted(item.on)}.${item.name}`);
    }
    removeStats(c, target.object_id, row.stats_id);
  }
}

export function removeStats(c: Context, objectId: number, statsId: number): void {
  const { catalog } = c;
  catalog.stats.delete(objectId, statsId);
  dropUses(c, objectId, -statsId);
  for (const column of [...catalog.statsColumns.of(objectId)]) {
    if (column.stats_id === statsId) catalog.statsColumns.delete(objectId, underIndex(statsId, column.stats_column_id));
  }
}
