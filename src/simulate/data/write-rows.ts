import type { ColumnRow } from '../rows/column-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import type { Session } from '../script/session.ts';
import { checkReferenced, checkReferences } from './foreign-keys.ts';
import { checkChecks, checkNulls, checkUnique, type Verb } from './row-checks.ts';
import { countingOn } from './row-keys.ts';
import type { StoredRow } from './table-rows.ts';
import { keepHistory } from './temporal-rows.ts';

/** A change of the rows of one table by one statement; rows by their key. */
export type RowChange = {
  readonly verb: Verb;
  readonly removed: ReadonlyMap<number, StoredRow>;
  /** Of an UPDATE: the rows with their new values, under the keys that they have in `removed`. */
  readonly written: ReadonlyMap<number, StoredRow>;
};

const nothing: ReadonlyMap<number, StoredRow> = new Map();

/** The key of the next row: the rows of all tables count as one. */
export const nextRowKey = (s: Session): number => s.catalog.next('row', 1);

/** Writes new rows. Errors 515, 547, 2601, 2627. */
export function writeNew(s: Session, table: TableRow, rows: readonly StoredRow[]): void {
  const written = new Map(rows.map((row) => [nextRowKey(s), row]));
  changeRows(s, table, { verb: 'INSERT', removed: nothing, written });
}

/**
 * Makes the change and then looks whether every constraint holds, as the server does: two rows may swap their keys in one
 * statement. What was written before an error is undone with the statement.
 */
export function changeRows(s: Session, table: TableRow, { verb, removed, written }: RowChange): void {
  if (removed.size === 0 && written.size === 0) return;
  const id = table.object_id;
  s.host?.touches(s, id, true);
  const { tableRows } = s.catalog;
  for (const row of written.values()) {
    checkNulls(s, table, row, verb);
    checkChecks(s, table, row, verb);
  }
  countingOn(s, table, removed, written, () => {
    for (const key of removed.keys()) if (!written.has(key)) tableRows.delete(id, key);
    for (const [key, row] of written) tableRows.set(id, key, row);
  });
  if (written.size > 0) {
    checkUnique(s, table, written);
    for (const row of written.values()) checkReferences(s, table, row, verb);
  }
  if (removed.size > 0) {
    keepHistory(s, table, removed);
    checkReferenced(s, table, { verb, removed, written }, changeRows);
  }
}

/** The columns of a table in order. */
export const columnsOf = (s: Session, table: TableRow): readonly ColumnRow[] => [
  ...s.catalog.columns.of(table.object_id),
];
