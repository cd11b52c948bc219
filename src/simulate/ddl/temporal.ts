import { parseQuotedPath } from '../../base/names.ts';
import type { Option, Period } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { findOption, optionValue } from '../options.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import { IndexType } from '../rows/index-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { tableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import { typeText } from '../types.ts';
import { buildHeap, buildIndex } from './build-index.ts';
import { defaultPlacement } from './data-spaces.ts';
import type { ConstraintOwner } from './key-constraint.ts';

/** PERIOD FOR SYSTEM_TIME (start, end). Errors 13594, 13501, 13587, 13597, 13504 to 13507. */
export function addPeriod(c: Context, owner: ConstraintOwner, period: Period): void {
  const { catalog } = c;
  if (catalog.periods.has(owner.objectId)) refuse(13597, owner.name);
  const start = catalog.column(owner.objectId, period.start) ?? refuse(1911, period.start);
  const end = catalog.column(owner.objectId, period.end) ?? refuse(1911, period.end);
  for (const column of [start, end]) {
    if (column.system_type_id !== 42) refuse(13501, column.name);
    if (column.is_nullable) refuse(13587, column.name);
  }
  if (start.scale !== end.scale) refuse(13513);
  const mark = (column: ColumnRow, type: number, description: string) => {
    if (column.generated_always_type === type) return;
    if (column.generated_always_type !== 0) refuse(type === 1 ? 13506 : 13507);
    catalog.columns.set(owner.objectId, column.column_id, {
      ...column,
      generated_always_type: type,
      generated_always_type_desc: description,
    });
  };
  mark(start, 1, 'AS_ROW_START');
  mark(end, 2, 'AS_ROW_END');
  catalog.periods.set(owner.objectId, {
    name: 'SYSTEM_TIME',
    period_type: 1,
    period_type_desc: 'SYSTEM_TIME_PERIOD',
    object_id: owner.objectId,
    start_column_id: start.column_id,
    end_column_id: end.column_id,
  });
}

/** DROP PERIOD: the columns become plain ones. Errors 13592, 13593. */
export function dropPeriod(c: Context, table: TableRow): void {
  const { catalog } = c;
  if (table.temporal_type === 2) refuse(13592, table.name);
  const period = catalog.periods.get(table.object_id) ?? refuse(13593, table.name);
  catalog.periods.delete(table.object_id);
  for (const id of [period.start_column_id, period.end_column_id]) {
    const column = catalog.columns.get(table.object_id, id);
    if (!column) continue;
    catalog.columns.set(table.object_id, id, {
      ...column,
      generated_always_type: 0,
      generated_always_type_desc: 'NOT_APPLICABLE',
      is_hidden: false,
    });
  }
}

/** SYSTEM_VERSIONING = ON (…): takes or makes the history table. Errors 13510, 13553, 13596, 13523 to 13531 and others. */
export function startVersioning(c: Context, owner: ConstraintOwner, option: Option): void {
  const { catalog } = c;
  const table = catalog.table(owner.objectId);
  if (!table) return;
  const [period, unit, description] = retention(optionValue(option.options ?? [], 'HISTORY_RETENTION_PERIOD'));
  if (table.temporal_type === 2) {
    if (findOption(option.options ?? [], 'HISTORY_RETENTION_PERIOD')) {
      catalog.objects.set(table.object_id, {
        ...table,
        history_retention_period: period,
        history_retention_period_unit: unit,
        history_retention_period_unit_desc: description,
      } as TableRow);
      return;
    }
    refuse(13596, table.name);
  }
  if (!catalog.periods.has(owner.objectId)) refuse(13510);
  let hasKey = false;
  for (const index of catalog.indexes.of(owner.objectId)) hasKey ||= index.is_primary_key;
  if (!hasKey) refuse(13553, owner.name);
  const history = historyTable(c, owner, table, option);
  catalog.objects.set(history.object_id, {
    ...history,
    temporal_type: 1,
    temporal_type_desc: 'HISTORY_TABLE',
  } as TableRow);
  catalog.objects.set(table.object_id, {
    ...table,
    temporal_type: 2,
    temporal_type_desc: 'SYSTEM_VERSIONED_TEMPORAL_TABLE',
    history_table_id: history.object_id,
    history_retention_period: period,
    history_retention_period_unit: unit,
    history_retention_period_unit_desc: description,
  } as TableRow);
}

/** SYSTEM_VERSIONING = OFF: both tables go on as plain ones; the period stays. Error 13591. */
export function stopVersioning(c: Context, table: TableRow): void {
  const { catalog } = c;
  if (table.temporal_type !== 2) refuse(13591, table.name);
  const history = catalog.table(table.history_table_id ?? 0);
  const plain = {
    temporal_type: 0,
    temporal_type_desc: 'NON_TEMPORAL_TABLE',
    history_table_id: null,
    history_retention_period: null,
    history_retention_period_unit: null,
    history_retention_period_unit_desc: null,
  };
  catalog.objects.set(table.object_id, { ...table, ...plain } as TableRow);
  if (history) catalog.objects.set(history.object_id, { ...history, ...plain } as TableRow);
}

const units: Readonly<Record<string, readonly [number, string]>> = {
  DAY: [3, 'DAY'],
  WEEK: [4, 'WEEK'],
  MONTH: [5, 'MONTH'],
  YEAR: [6, 'YEAR'],
};

function retention(text: string | undefined): readonly [number, number, string] {
  const match = /^(\d+)\s*(DAY|WEEK|MONTH|YEAR)S?$/.exec(text ?? '');
  if (!match) return [-1, -1, 'INFINITE'];
  const [unit, description] = units[match[2] ?? ''] ?? [-1, 'INFINITE'];
  return [Number(match[1]), unit, description];
}

function historyTable(c: Context, owner: ConstraintOwner, table: TableRow, option: Option): TableRow {
  const { catalog } = c;
  const text = findOption(option.options ?? [], 'HISTORY_TABLE')?.value;
  const path = text === undefined ? undefined : parseQuotedPath(text);
  if (path && path.length < 2) refuse(13539, path.join('.'));
  const [schema = catalog.schemaName(owner.schemaId), name = `MSSQL_TemporalHistoryFor_${table.object_id}`] =
    path ?? [];
  const schemaId = catalog.schemaId(schema) ?? refuse(2760, schema);
  const existing = catalog.objectIn(schemaId, name);
  if (!existing) return makeHistory(c, table, schemaId, name);
  const history = catalog.table(existing.object_id) ?? refuse(13511, name);
  checkHistory(c, table, history);
  return history;
}

/** The history table that the server makes: the same columns as plain ones, a clustered index on the period, page compression. */
function makeHistory(c: Context, table: TableRow, schemaId: number, name: string): TableRow {
  const { catalog } = c;
  const id = catalog.nextObjectId();
  const row = tableRow(
    { name, object_id: id, schema_id: schemaId, parent_object_id: 0 },
    {
      lobDataSpaceId: table.lob_data_space_id,
      fileStreamDataSpaceId: null,
      maxColumnId: table.max_column_id_used,
      usesAnsiNulls: true,
      isFileTable: false,
      isMemoryOptimized: false,
      durability: 0,
      isNode: false,
      isEdge: false,
    },
  );
  catalog.addObject(row);
  for (const column of catalog.columns.of(table.object_id)) copyColumn(c, id, column);
  const placement = defaultPlacement(c);
  buildHeap(c, id, name, placement, []);
  const period = catalog.periods.get(table.object_id);
  const columnName = (columnId: number | undefined) => catalog.columns.get(table.object_id, columnId ?? 0)?.name ?? '';
  buildIndex(c, {
    objectId: id,
    objectName: name,
    onView: false,
    name: `ix_${name}`,
    type: IndexType.clustered,
    unique: false,
    keys: [
      { name: columnName(period?.end_column_id), descending: false },
      { name: columnName(period?.start_column_id), descending: false },
    ],
    include: [],
    options: [{ name: 'DATA_COMPRESSION', value: 'PAGE' }],
  });
  return row;
}

/** A column of the current table as the history table has it: no identity, default, computation or generation. */
export function copyColumn(c: Context, historyId: number, column: ColumnRow): void {
  c.catalog.columns.set(historyId, column.column_id, {
    ...column,
    object_id: historyId,
    is_identity: false,
    is_computed: false,
    is_rowguidcol: false,
    default_object_id: 0,
    generated_always_type: 0,
    generated_always_type_desc: 'NOT_APPLICABLE',
    is_hidden: false,
  });
  c.catalog.columnNames.set(historyId, c.catalog.fold(column.name), column.column_id);
  const mask = c.catalog.masks.get(column.object_id, column.column_id);
  if (mask !== undefined) c.catalog.masks.set(historyId, column.column_id, mask);
}

function checkHistory(c: Context, table: TableRow, history: TableRow): void {
  const { catalog } = c;
  if (history.temporal_type === 1) refuse(13514, history.name);
  if (history.temporal_type === 2) refuse(13511, history.name);
  if (catalog.periods.has(history.object_id)) refuse(13574, history.name);
  for (const childId of catalog.children.of(history.object_id)) {
    const type = catalog.objects.get(childId)?.type;
    if (type === 'PK' || type === 'UQ') refuse(13515, history.name);
    if (type === 'F ') refuse(13516, history.name);
    if (type === 'C ') refuse(13517, history.name);
    if (type === 'TR') refuse(13522, history.name);
  }
  const own = ordered(c, table.object_id);
  const theirs = ordered(c, history.object_id);
  if (own.length !== theirs.length) refuse(13523, table.name, own.length, history.name, theirs.length);
  own.forEach((column, position) => {
    const other = theirs[position];
    if (!other) return;
    if (other.is_identity) refuse(13518, history.name);
    if (other.is_computed) refuse(13519, history.name);
    if (catalog.fold(column.name) !== catalog.fold(other.name)) {
      refuse(13524, other.name, position + 1, history.name, column.name, table.name);
    }
    const [ownType, theirType] = [typeText(c, column), typeText(c, other)];
    // The type of a computed column is only guessed here.
    if (ownType !== theirType && !column.is_computed)
      refuse(13525, column.name, theirType, history.name, ownType, table.name);
    if (column.collation_name !== other.collation_name) refuse(13526, column.name, table.name, history.name);
    if (column.is_nullable !== other.is_nullable && !column.is_computed) {
      refuse(13531, column.name, table.name, history.name);
    }
  });
}

/** Columns by column_id; ids may have gaps, positions have not. */
export function ordered(c: Context, objectId: number): ColumnRow[] {
  return [...c.catalog.columns.of(objectId)].sort((a, b) => a.column_id - b.column_id);
}
