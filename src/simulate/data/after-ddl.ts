import type { Statement } from '../../statements/tree/index.ts';
import { findObject } from '../names.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { CheckConstraintRow, ForeignKeyRow } from '../rows/constraint-rows.ts';
import type { IndexRow } from '../rows/index-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import type { Session } from '../script/session.ts';
import { errorMessage, refuse, refuseAfter } from '../sql-error.ts';
import { addedColumn, changedColumn } from './column-values.ts';
import { checkReferenceOf } from './foreign-keys.ts';
import { checkOne, duplicate } from './row-checks.ts';
import { tableName } from './stored-value.ts';

/**
 * What a change of the schema asks of the rows, by what it has written behind `mark`: new columns get their values, changed ones
 * convert theirs, new keys and validated constraints must hold. Errors 515, 547, 1505, 2628, 4901, 8152.
 */
export function rowsAfterDdl(s: Session, statement: Statement, mark: number): void {
  const { catalog } = s;
  const columns: { readonly row: ColumnRow; readonly before: ColumnRow | undefined }[] = [];
  const indexes = new Set<IndexRow>();
  const constraints = new Map<number, ObjectColumns | undefined>();
  const gone = new Set<number>();
  for (const { store, group, key, before } of catalog.log.since(mark)) {
    if (store === catalog.columns) {
      const row = catalog.columns.get(group, Number(key));
      const known = columns.some((one) => one.row.object_id === group && one.row.column_id === key);
      if (row && !known) columns.push({ row, before: before as ColumnRow | undefined });
    } else if (store === catalog.indexes) {
      const row = catalog.indexes.get(group, Number(key));
      if (row) indexes.add(row);
    } else if (store === catalog.objects) {
      const id = Number(key);
      if (!catalog.objects.has(id)) gone.add(id);
      else if (!constraints.has(id)) constraints.set(id, before as ObjectColumns | undefined);
    }
  }
  for (const id of gone) catalog.tableRows.deleteGroup(id);
  if (statement.kind === 'alterTable' && statement.change.action === 'switch') switchRows(s, statement);
  for (const { row, before } of columns) {
    const table = withRows(s, row.object_id);
    if (!table) continue;
    if (before) changedColumn(s, table, before, row);
    else addedColumn(s, table, row, statement);
  }
  for (const index of indexes) {
    const table = withRows(s, index.object_id);
    if (table && index.is_unique && !index.is_disabled) checkKey(s, table, index);
  }
  for (const [id, before] of constraints) checkConstraint(s, id, before);
}

function withRows(s: Session, id: number): TableRow | undefined {
  return s.catalog.tableRows.count(id) > 0 ? s.catalog.table(id) : undefined;
}

/** Errors 1505, and 1750 for a constraint. */
function checkKey(s: Session, table: TableRow, index: IndexRow): void {
  const twice = duplicate(s, table, index);
  if (twice === undefined) return;
  const places = [tableName(s, table), index.name ?? '', twice] as const;
  if (index.is_primary_key || index.is_unique_constraint) refuseAfter([errorMessage(1505, ...places)], 1750);
  refuse(1505, ...places);
}

/** A check or foreign key that is trusted now and was not before. Error 547. */
function checkConstraint(s: Session, id: number, before: ObjectColumns | undefined): void {
  const { catalog } = s;
  const row = catalog.objects.get(id);
  if (row?.type !== 'C ' && row?.type !== 'F ') return;
  const constraint = row as CheckConstraintRow | ForeignKeyRow;
  const wasTrusted = before !== undefined && !(before as CheckConstraintRow | ForeignKeyRow).is_not_trusted;
  if (constraint.is_disabled || constraint.is_not_trusted || wasTrusted) return;
  const table = withRows(s, row.parent_object_id);
  if (!table) return;
  for (const values of catalog.tableRows.of(table.object_id)) {
    if (row.type === 'F ') checkReferenceOf(s, id, values, 'ALTER TABLE');
    else checkOne(s, table, row as CheckConstraintRow, values, 'ALTER TABLE');
  }
}

/** SWITCH: the rows go to the other table, value by value in the order of the columns. Error 4905: it is not empty. */
function switchRows(s: Session, statement: Extract<Statement, { readonly kind: 'alterTable' }>): void {
  const { change } = statement;
  if (change.action !== 'switch') return;
  const { catalog } = s;
  const source = findObject(s, statement.name);
  const target = findObject(s, change.to);
  if (!source || !target) return;
  if (catalog.tableRows.count(target.object_id) > 0) refuse(4905, target.name);
  const [own, theirs] = [source, target].map((table) => [...catalog.columns.of(table.object_id)]);
  for (const key of [...catalog.tableRows.keysOf(source.object_id)]) {
    const row = catalog.tableRows.get(source.object_id, key) ?? [];
    const moved: (string | number | null)[] = [];
    own?.forEach((column, position) => {
      moved[theirs?.[position]?.column_id ?? 0] = row[column.column_id] ?? null;
    });
    catalog.tableRows.set(target.object_id, key, moved);
  }
  catalog.tableRows.deleteGroup(source.object_id);
}
