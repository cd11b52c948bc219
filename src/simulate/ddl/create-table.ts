import type { ColumnDefinition, Constraint, CreateTable, InlineIndex } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { addUses } from '../dependencies.ts';
import { bindExpression, keepText, storedExpression } from '../expressions.ts';
import { claimName, lastPart, schemaForCreate } from '../names.ts';
import { findOption, optionFlag, optionValue } from '../options.ts';
import { IndexType } from '../rows/index-rows.ts';
import { tableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import { buildHeap, buildIndex, rebuildPartitions } from './build-index.ts';
import { addColumn, bindComputed } from './columns.ts';
import { defaultPlacement, type Placement, placementOf } from './data-spaces.ts';
import { addEdgeConstraint } from './edge-constraint.ts';
import { addFileTable, fileTableColumns } from './file-table.ts';
import { addForeignKey } from './foreign-key.ts';
import { addGraphColumns } from './graph.ts';
import { addKey, asConstraint, type ConstraintOwner } from './key-constraint.ts';
import { addPeriod, startVersioning } from './temporal.ts';
import { addCheck, addDefault } from './value-constraints.ts';

/** CREATE TABLE. Errors: 2760, 2714 and those of columns, constraints and indexes; nothing stays behind when one comes. */
export function createTable(c: Context, written: CreateTable): void {
  const { catalog } = c;
  const statement = written.fileTable ? { ...written, columns: fileTableColumns() } : written;
  const schemaId = schemaForCreate(c, statement.name);
  const name = lastPart(statement.name);
  claimName(c, schemaId, name);
  const memory = optionFlag(statement.options, 'MEMORY_OPTIMIZED', false);
  const placement = statement.dataSpace ? placementOf(c, statement.dataSpace) : defaultPlacement(c);
  const id = catalog.nextObjectId();
  const owner: ConstraintOwner = { objectId: id, schemaId, name };
  const lob = statement.textImageOn === undefined ? placement.id : placementOf(c, { name: statement.textImageOn }).id;
  catalog.addObject(
    tableRow(
      { name, object_id: id, schema_id: schemaId, parent_object_id: 0 },
      {
        lobDataSpaceId: hasLob(statement) ? lob : 0,
        fileStreamDataSpaceId:
          statement.fileStreamOn === undefined ? null : placementOf(c, { name: statement.fileStreamOn }).id,
        maxColumnId: statement.columns.length,
        usesAnsiNulls: c.settings.ansiNulls,
        isFileTable: statement.fileTable ?? false,
        isMemoryOptimized: memory,
        durability: optionValue(statement.options, 'DURABILITY') === 'SCHEMA_ONLY' ? 1 : 0,
        isNode: statement.graph === 'node',
        isEdge: statement.graph === 'edge',
      },
    ),
  );
  if (memory) checkMemory(c, statement);
  else if (placement.column !== undefined || !hasClusteredKey(statement)) {
    buildHeap(c, id, name, withoutColumn(placement), statement.options);
  }
  let next = statement.graph ? addGraphColumns(c, id, statement.graph) : 1;
  const columnIds = statement.columns.map((column) => {
    const row = addColumn(c, owner, column, next);
    next += 1;
    return row.column_id;
  });
  const table = catalog.table(id);
  if (table && table.max_column_id_used !== next - 1) {
    catalog.objects.set(id, { ...table, max_column_id_used: next - 1 } as typeof table);
  }
  statement.columns.forEach((column, position) => {
    bindComputed(c, owner, column, columnIds[position] ?? 0);
  });
  if (placement.column !== undefined) {
    catalog.indexes.delete(id, 0);
    buildHeap(c, id, name, placement, statement.options);
  }
  if (statement.period) addPeriod(c, owner, statement.period);
  addElements(c, owner, statement.columns, statement.constraints, statement.indexes, false);
  keepCompression(c, id, statement);
  if (statement.fileTable) addFileTable(c, id, name, statement);
  startFeatures(c, owner, statement);
}

/**
 * Whether the statement itself makes a clustered index on the default filegroup: most tables do, and then no heap is made
 * only to be taken away again.
 */
function hasClusteredKey(statement: CreateTable): boolean {
  if (statement.dataSpace || statement.indexes.length > 0) return false;
  const keys = [...statement.constraints, ...statement.columns.flatMap((column) => column.constraints)].filter(
    (item) => item.constraint === 'primaryKey' || item.constraint === 'unique',
  );
  if (keys.some((item) => item.constraint === 'unique') || statement.columns.some((column) => column.index))
    return false;
  const [only] = keys;
  return only !== undefined && 'clustered' in only ? only.clustered !== false : keys.length === 1;
}

/** The heap comes before the columns that it may be partitioned by. */
const withoutColumn = (placement: Placement): Placement => ({ id: placement.id, fanout: placement.fanout });

const lobTypes = new Set(['text', 'ntext', 'image', 'xml', 'geometry', 'geography', 'json']);
function hasLob(statement: CreateTable): boolean {
  return statement.columns.some(
    (column) => column.type && (column.type.length === 'max' || lobTypes.has(column.type.name.toLowerCase())),
  );
}

/** DATA_COMPRESSION of the table holds for its clustered index, unless that says otherwise. */
function keepCompression(c: Context, id: number, statement: CreateTable): void {
  const { catalog } = c;
  const clustered = catalog.indexes.get(id, 1);
  if (!clustered || clustered.type !== IndexType.clustered) return;
  const own = [...statement.constraints, ...statement.columns.flatMap((column) => column.constraints)].some(
    (item) =>
      (item.constraint === 'primaryKey' || item.constraint === 'unique') &&
      findOption(item.options, 'DATA_COMPRESSION') !== undefined,
  );
  if (own || !statement.options.some((option) => /^(DATA|XML)_COMPRESSION$/.test(option.name))) return;
  rebuildPartitions(c, id, 1, statement.options);
}

/**
 * What can stand in a table beside columns, in the order in which the server makes it: defaults, keys, indexes, checks,
 * foreign keys.
 */
export function addElements(
  c: Context,
  owner: ConstraintOwner,
  columns: readonly ColumnDefinition[],
  constraints: readonly Constraint[],
  indexes: readonly InlineIndex[],
  nocheck: boolean,
): void {
  const clustered =
    indexes.some((index) => index.clustered === true) ||
    columns.some((column) => column.index?.clustered === true) ||
    [...constraints, ...columns.flatMap((column) => column.constraints)].some(
      (item) => item.constraint === 'unique' && item.clustered === true,
    );
  const each = (work: (item: Constraint, column: string | undefined) => void) => {
    for (const column of columns) for (const item of column.constraints) work(item, column.name);
    for (const item of constraints) work(item, undefined);
  };
  each((item, column) => {
    if (item.constraint === 'default') asConstraint(() => addDefault(c, owner, item, column ?? item.column ?? ''));
  });
  each((item, column) => {
    if (item.constraint === 'primaryKey') asConstraint(() => addKey(c, owner, item, column, clustered));
  });
  each((item, column) => {
    if (item.constraint === 'unique') asConstraint(() => addKey(c, owner, item, column, clustered));
  });
  for (const column of columns) if (column.index) addInlineIndex(c, owner, column.index, column.name);
  for (const index of indexes) addInlineIndex(c, owner, index, undefined);
  each((item, column) => {
    if (item.constraint === 'check') asConstraint(() => addCheck(c, owner, item, column, nocheck));
    else if (item.constraint === 'foreignKey') asConstraint(() => addForeignKey(c, owner, item, column, nocheck));
    else if (item.constraint === 'edge') asConstraint(() => addEdgeConstraint(c, owner, item));
  });
}

/** INDEX … inside CREATE TABLE or CREATE TYPE. */
export function addInlineIndex(
  c: Context,
  owner: ConstraintOwner,
  index: InlineIndex,
  column: string | undefined,
): void {
  const keys = index.columns.length > 0 || column === undefined ? index.columns : [{ name: column, descending: false }];
  const clustered = index.clustered === true;
  const type = index.columnstore
    ? clustered
      ? IndexType.clusteredColumnstore
      : IndexType.nonclusteredColumnstore
    : index.hash
      ? IndexType.hash
      : clustered
        ? IndexType.clustered
        : IndexType.nonclustered;
  const filter = index.where && storedExpression(c, index.where, 'filter');
  const uses = filter ? bindExpression(c, filter, owner.objectId) : [];
  const id = buildIndex(c, {
    objectId: owner.objectId,
    objectName: owner.name,
    onView: false,
    name: index.name,
    type,
    unique: index.unique,
    keys,
    include: index.include,
    order: index.order,
    filter: filter?.definition ?? null,
    options: index.options,
    dataSpace: index.dataSpace,
  });
  // Under a minor id of its own: the index, not a column, uses these.
  addUses(c, owner.objectId, -id, uses, true);
  if (index.where && filter) keepText(c, owner.objectId, -id, index.where, filter.definition);
}

function startFeatures(c: Context, owner: ConstraintOwner, statement: CreateTable): void {
  const versioning = findOption(statement.options, 'SYSTEM_VERSIONING');
  const ledger = optionFlag(statement.options, 'LEDGER', false);
  if (ledger) markLedger(c, owner, statement);
  if (versioning && optionFlag(statement.options, 'SYSTEM_VERSIONING', false)) startVersioning(c, owner, versioning);
  for (const column of c.catalog.columns.of(owner.objectId)) {
    if (
      column.generated_always_type !== 0 &&
      column.generated_always_type < 7 &&
      !c.catalog.periods.has(owner.objectId)
    ) {
      refuse(13509);
    }
  }
}

function markLedger(c: Context, owner: ConstraintOwner, statement: CreateTable): void {
  const table = c.catalog.table(owner.objectId);
  if (!table) return;
  const option = findOption(statement.options, 'LEDGER');
  const appendOnly = optionFlag(option?.options ?? [], 'APPEND_ONLY', false);
  c.catalog.objects.set(owner.objectId, {
    ...table,
    ledger_type: appendOnly ? 3 : 2,
    ledger_type_desc: appendOnly ? 'APPEND_ONLY_LEDGER_TABLE' : 'UPDATABLE_LEDGER_TABLE',
  } as typeof table);
}

/** Error 41321 and its kin: a durable memory-optimised table has a primary key, and its database a filegroup for it. */
function checkMemory(c: Context, statement: CreateTable): void {
  const constraints = [...statement.constraints, ...statement.columns.flatMap((column) => column.constraints)];
  if (!c.azure && ![...c.catalog.dataSpaces.values()].some((space) => space.type === 'FX')) refuse(41337);
  const key = constraints.some((item) => item.constraint === 'primaryKey');
  if (!key && optionValue(statement.options, 'DURABILITY') !== 'SCHEMA_ONLY') refuse(41321, lastPart(statement.name));
  const anyIndex =
    key ||
    constraints.some((item) => item.constraint === 'unique') ||
    statement.indexes.length > 0 ||
    statement.columns.some((column) => column.index);
  if (!anyIndex) refuse(41327, lastPart(statement.name));
}
