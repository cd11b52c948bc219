import type { ForeignKeyColumnRow, ForeignKeyRow } from '../rows/constraint-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { groupKey } from '../script/compare.ts';
import type { Session } from '../script/session.ts';
import type { Value } from '../script/value.ts';
import { refuse } from '../sql-error.ts';
import { defaultValue } from './default-value.ts';
import type { Verb } from './row-checks.ts';
import { keyCounts } from './row-keys.ts';
import { tableName } from './stored-value.ts';
import type { StoredRow } from './table-rows.ts';
import type { RowChange } from './write-rows.ts';

type Key = { readonly row: ForeignKeyRow; readonly columns: readonly ForeignKeyColumnRow[] };

/** Error 547: a row references one that is not there. */
export function checkReferences(s: Session, table: TableRow, row: StoredRow, verb: Verb): void {
  for (const id of s.catalog.children.of(table.object_id)) {
    const key = foreignKey(s, id);
    if (key && !key.row.is_disabled) checkReference(s, key, row, verb);
  }
}

/** The same for one foreign key that is validated. */
export function checkReferenceOf(s: Session, foreignKeyId: number, row: StoredRow, verb: Verb): void {
  const key = foreignKey(s, foreignKeyId);
  if (key) checkReference(s, key, row, verb);
}

function checkReference(s: Session, { row: key, columns }: Key, row: StoredRow, verb: Verb): void {
  const values = columns.map((column) => row[column.parent_column_id] ?? null);
  // A key that is NULL in part references nothing.
  if (values.includes(null)) return;
  const wanted = groupKey(s, values);
  const referenced = s.catalog.table(key.referenced_object_id);
  if (!referenced) return;
  const shape = { columnIds: columns.map((column) => column.referenced_column_id), filter: null };
  if (keyCounts(s, referenced, shape).has(wanted)) return;
  const kind = referenced.object_id === key.parent_object_id ? 'FOREIGN KEY SAME TABLE' : 'FOREIGN KEY';
  conflict(
    s,
    verb,
    kind,
    key,
    referenced,
    columns.map((column) => column.referenced_column_id),
  );
}

/** Makes the change of the rows that a key's action hits. */
type Follow = (s: Session, table: TableRow, change: RowChange) => void;

/** What happens to the rows that reference removed or changed ones: refused with 547, or what the key's actions say. */
export function checkReferenced(s: Session, table: TableRow, change: RowChange, follow: Follow): void {
  for (const id of [...s.catalog.referencing.of(table.object_id)]) {
    const key = foreignKey(s, id);
    if (!key || key.row.is_disabled) continue;
    const child = s.catalog.table(key.row.parent_object_id);
    if (child) followKey(s, key, child, change, follow);
  }
}

function followKey(
  s: Session,
  { row: key, columns }: Key,
  child: TableRow,
  { verb, removed, written }: RowChange,
  follow: Follow,
): void {
  const gone = new Map<string, StoredRow | undefined>();
  for (const [rowKey, before] of removed) {
    const after = written.get(rowKey);
    const text = groupKey(s, valuesOf(before, columns));
    if (!after || groupKey(s, valuesOf(after, columns)) !== text) gone.set(text, after);
  }
  // Another row may have the key now.
  for (const row of s.catalog.tableRows.of(key.referenced_object_id)) gone.delete(groupKey(s, valuesOf(row, columns)));
  if (gone.size === 0) return;
  const hit = new Map<number, StoredRow>();
  const changed = new Map<number, StoredRow>();
  for (const rowKey of s.catalog.tableRows.keysOf(child.object_id)) {
    const row = s.catalog.tableRows.get(child.object_id, rowKey) ?? [];
    const values = columns.map((column) => row[column.parent_column_id] ?? null);
    const text = groupKey(s, values);
    if (values.includes(null) || !gone.has(text)) continue;
    hit.set(rowKey, row);
    changed.set(rowKey, acted(s, key, columns, row, gone.get(text), child));
  }
  if (hit.size === 0) return;
  const action = verb === 'DELETE' ? key.delete_referential_action : key.update_referential_action;
  if (action === 0) {
    conflict(
      s,
      verb,
      'REFERENCE',
      key,
      child,
      columns.map((column) => column.parent_column_id),
    );
  }
  const isRemoved = action === 1 && verb === 'DELETE';
  follow(s, child, { verb: isRemoved ? 'DELETE' : 'UPDATE', removed: hit, written: isRemoved ? new Map() : changed });
}

/** The row of the child as ON DELETE or ON UPDATE leaves it; `after` is what the referenced row has become. */
function acted(
  s: Session,
  key: ForeignKeyRow,
  columns: readonly ForeignKeyColumnRow[],
  row: StoredRow,
  after: StoredRow | undefined,
  child: TableRow,
): StoredRow {
  const action = after ? key.update_referential_action : key.delete_referential_action;
  const result = [...row];
  for (const { parent_column_id: at, referenced_column_id: from } of columns) {
    if (action === 1) result[at] = after?.[from] ?? null;
    else if (action === 2) result[at] = null;
    else if (action === 3) result[at] = defaultValue(s, child, at);
  }
  return result;
}

function conflict(
  s: Session,
  verb: Verb,
  kind: string,
  key: ForeignKeyRow,
  table: TableRow,
  columnIds: readonly number[],
): never {
  const [only] = columnIds;
  const column = only === undefined ? undefined : s.catalog.columns.get(table.object_id, only);
  const where = columnIds.length === 1 && column ? `, column '${column.name}'` : '';
  return refuse(547, verb, kind, key.name, s.databaseName, tableName(s, table), where);
}

const valuesOf = (row: StoredRow, columns: readonly ForeignKeyColumnRow[]): readonly Value[] =>
  columns.map((column) => row[column.referenced_column_id] ?? null);

function foreignKey(s: Session, id: number): Key | undefined {
  const row = s.catalog.objects.get(id);
  if (row?.type !== 'F ') return undefined;
  return { row: row as ForeignKeyRow, columns: [...s.catalog.foreignKeyColumns.of(id)] };
}
