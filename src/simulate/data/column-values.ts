import type { Statement } from '../../statements/tree/index.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import type { Session } from '../script/session.ts';
import type { Value } from '../script/value.ts';
import { refuse } from '../sql-error.ts';
import { defaultValue } from './default-value.ts';
import { nextIdentity } from './identity.ts';
import { nextRowVersion } from './insert-rows.ts';
import { now } from './now.ts';
import { storedValue, tablePath } from './stored-value.ts';
import { endOfTime } from './temporal-rows.ts';

/** ADD of a column to a table with rows. Error 4901: nothing says what it has in them. */
export function addedColumn(s: Session, table: TableRow, column: ColumnRow, statement: Statement): void {
  if (column.is_computed) return;
  const made = valueMaker(s, table, column, isWithValues(s, column, statement));
  if (made) setAll(s, table, column, made);
}

function valueMaker(s: Session, table: TableRow, column: ColumnRow, withValues: boolean): (() => Value) | undefined {
  if (column.system_type_id === 189) return () => nextRowVersion(s);
  if (column.is_identity) return () => nextIdentity(s, column);
  if (column.generated_always_type === 1) return () => now(s);
  if (column.generated_always_type === 2) return () => endOfTime;
  if (column.default_object_id !== 0 && (withValues || !column.is_nullable))
    return () => defaultValue(s, table, column.column_id);
  return column.is_nullable ? undefined : refuse(4901, column.name, table.name);
}

/** DEFAULT … WITH VALUES: rows that are there get the default although the column may be NULL. */
function isWithValues(s: Session, column: ColumnRow, statement: Statement): boolean {
  if (statement.kind !== 'alterTable' || statement.change.action !== 'addColumns') return false;
  const definition = statement.change.columns.find(({ name }) => s.catalog.fold(name) === s.catalog.fold(column.name));
  return definition?.constraints.some((one) => one.constraint === 'default' && one.withValues) ?? false;
}

/** ALTER COLUMN of a table with rows. Errors 515 (a row has NULL), 2628, 8152, 8115, 245, 241 (a value does not convert). */
export function changedColumn(s: Session, table: TableRow, before: ColumnRow, column: ColumnRow): void {
  if (column.is_computed || before.is_computed) return;
  if (before.is_nullable && !column.is_nullable) {
    for (const row of s.catalog.tableRows.of(table.object_id))
      if ((row[column.column_id] ?? null) === null) refuse(515, column.name, tablePath(s, table), 'UPDATE');
  }
  if (!sameType(before, column))
    setAll(s, table, column, (value) => storedValue(s, table, column, unpadded(before, value)));
}

const sameType = (a: ColumnRow, b: ColumnRow): boolean =>
  a.system_type_id === b.system_type_id &&
  a.max_length === b.max_length &&
  a.precision === b.precision &&
  a.scale === b.scale;

/** Blanks that fill up char and nchar are cut where the new type is shorter. */
const unpadded = (before: ColumnRow, value: Value): Value =>
  typeof value === 'string' && (before.system_type_id === 175 || before.system_type_id === 239)
    ? value.trimEnd()
    : value;

function setAll(s: Session, table: TableRow, column: ColumnRow, make: (value: Value) => Value): void {
  const { tableRows } = s.catalog;
  for (const key of [...tableRows.keysOf(table.object_id)]) {
    const row = [...(tableRows.get(table.object_id, key) ?? [])];
    row[column.column_id] = make(row[column.column_id] ?? null);
    tableRows.set(table.object_id, key, row);
  }
}
