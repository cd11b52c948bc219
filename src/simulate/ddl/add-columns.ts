import type { AlterTableAction, ColumnDefinition, Constraint } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import { addColumn, bindComputed } from './columns.ts';
import { addElements } from './create-table.ts';
import { addPeriod, copyColumn } from './temporal.ts';

/**
 * ALTER TABLE … ADD. Error 4901 does not arise: tables are empty. On a system-versioned table the columns go into the
 * history table too; 13550 for what it cannot take.
 */
export function addColumns(
  c: Context,
  table: TableRow,
  change: Extract<AlterTableAction, { readonly action: 'addColumns' }>,
): void {
  const { catalog } = c;
  const id = table.object_id;
  const owner = { objectId: id, schemaId: table.schema_id, name: table.name };
  if (table.temporal_type === 1) checkHistoryConstraints(table, change.constraints);
  if (table.temporal_type !== 0 && change.columns.length > 0) checkTemporal(table, change.columns);
  let next = table.max_column_id_used;
  const ids = change.columns.map((column) => {
    next += 1;
    return addColumn(c, owner, column, next).column_id;
  });
  if (next !== table.max_column_id_used) catalog.objects.set(id, { ...table, max_column_id_used: next } as TableRow);
  change.columns.forEach((column, position) => {
    bindComputed(c, owner, column, ids[position] ?? 0);
  });
  if (change.period) addPeriod(c, owner, change.period);
  addElements(c, owner, change.columns, change.constraints, change.indexes, change.check === 'NOCHECK');
  for (const column of change.columns) {
    if (column.generatedAlways?.as === 'ROW' && !catalog.periods.has(id)) refuse(13509);
  }
  if (table.temporal_type === 2) addToHistory(c, table, ids);
}

function checkTemporal(table: TableRow, columns: readonly ColumnDefinition[]): void {
  if (table.temporal_type === 1) refuse(13550, table.name);
  for (const column of columns) {
    if (column.identity || column.computed || column.rowGuidCol || column.fileStream) refuse(13550, table.name);
  }
}

/** Errors 13558, 13583, 13564, 13565: a history table takes no constraints. */
function checkHistoryConstraints(table: TableRow, constraints: readonly Constraint[]): void {
  for (const item of constraints) {
    if (item.constraint === 'primaryKey') refuse(13558, table.name);
    if (item.constraint === 'unique') refuse(13583, table.name);
    if (item.constraint === 'check') refuse(13564, table.name);
    if (item.constraint === 'foreignKey') refuse(13565, item.name ?? '');
  }
}

function addToHistory(c: Context, table: TableRow, ids: readonly number[]): void {
  const historyId = table.history_table_id ?? 0;
  const history = c.catalog.table(historyId);
  if (!history || ids.length === 0) return;
  let next = history.max_column_id_used;
  for (const id of ids) {
    const column = c.catalog.columns.get(table.object_id, id);
    if (!column) continue;
    next += 1;
    copyColumn(c, historyId, { ...column, column_id: next });
  }
  c.catalog.objects.set(historyId, { ...history, max_column_id_used: next } as TableRow);
}
