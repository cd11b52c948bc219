import type { CheckConstraintRow } from '../rows/constraint-rows.ts';
import type { IndexRow } from '../rows/index-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { condition } from '../script/evaluate.ts';
import type { Session } from '../script/session.ts';
import { refuse } from '../sql-error.ts';
import { type KeyShape, keyCounts, keyText, keyValues } from './row-keys.ts';
import { tableName, tablePath } from './stored-value.ts';
import { rowBinding, type StoredRow, scopeOfRow, storedExpression } from './table-rows.ts';

export type Verb = 'INSERT' | 'UPDATE' | 'DELETE' | 'ALTER TABLE';

/** Error 515. */
export function checkNulls(s: Session, table: TableRow, row: StoredRow, verb: Verb): void {
  for (const column of s.catalog.columns.of(table.object_id)) {
    if (column.is_nullable || column.is_computed) continue;
    if ((row[column.column_id] ?? null) === null)
      refuse(515, column.name, tablePath(s, table), verb === 'INSERT' ? verb : 'UPDATE');
  }
}

/** The enabled checks of a table. Error 547. */
export function checkChecks(s: Session, table: TableRow, row: StoredRow, verb: Verb): void {
  for (const id of s.catalog.children.of(table.object_id)) {
    const object = s.catalog.objects.get(id);
    if (object?.type !== 'C ') continue;
    const check = object as CheckConstraintRow;
    if (!check.is_disabled) checkOne(s, table, check, row, verb);
  }
}

/** Error 547: the condition of a check is false; unknown is as good as true. */
export function checkOne(s: Session, table: TableRow, check: CheckConstraintRow, row: StoredRow, verb: Verb): void {
  const scope = scopeOfRow(s, rowBinding(s, table.object_id, '', row, 0));
  if (condition(s, storedExpression(check.definition), scope) !== false) return;
  const column = s.catalog.columns.get(table.object_id, check.parent_column_id)?.name;
  const where = column === undefined ? '' : `, column '${column}'`;
  refuse(547, verb, 'CHECK', check.name, s.databaseName, tableName(s, table), where);
}

/** Errors 2627 and 2601: a key that another row has. `written` are rows of the table already. */
export function checkUnique(s: Session, table: TableRow, written: ReadonlyMap<number, StoredRow>): void {
  for (const index of s.catalog.indexes.of(table.object_id)) {
    if (!index.is_unique || index.is_disabled) continue;
    const twice = duplicate(s, table, index, written);
    if (twice === undefined) continue;
    if (index.is_primary_key || index.is_unique_constraint) {
      const kind = index.is_primary_key ? 'PRIMARY KEY' : 'UNIQUE KEY';
      refuse(2627, kind, index.name ?? '', tableName(s, table), twice);
    }
    refuse(2601, tableName(s, table), index.name ?? '', twice);
  }
}

/** A key that two rows have, as messages show it: `(1, abc)`. With `written`, only the keys of those rows are looked at. */
export function duplicate(
  s: Session,
  table: TableRow,
  index: IndexRow,
  written?: ReadonlyMap<number, StoredRow>,
): string | undefined {
  const columnIds = s.catalog
    .columnsOfIndex(table.object_id, index.index_id)
    .filter((column) => column.key_ordinal > 0)
    .sort((a, b) => a.key_ordinal - b.key_ordinal)
    .map((column) => column.column_id);
  const shape: KeyShape = { columnIds, filter: index.filter_definition };
  const counts = keyCounts(s, table, shape);
  for (const row of written?.values() ?? s.catalog.tableRows.of(table.object_id)) {
    const values = keyValues(s, table, shape, row);
    if (values && (counts.get(keyText(s, values)) ?? 0) > 1)
      return `(${values.map((value) => value ?? '<NULL>').join(', ')})`;
  }
  return undefined;
}
