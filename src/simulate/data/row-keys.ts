import type { TableRow } from '../rows/table-rows.ts';
import { groupKey } from '../script/compare.ts';
import { holds } from '../script/evaluate.ts';
import type { Session } from '../script/session.ts';
import type { Value } from '../script/value.ts';
import type { TableRows } from '../state/table-rows-store.ts';
import { rowBinding, type StoredRow, scopeOfRow, storedExpression } from './table-rows.ts';

/** Which columns make the key of a row, and which rows have one. */
export type KeyShape = { readonly columnIds: readonly number[]; readonly filter: string | null };

/** How often each key stands in a table. */
type Counted = { version: number; readonly shape: KeyShape; readonly counts: Map<string, number> };

/** Kept beside the rows, so that a row more does not cost a look at all of them. */
const kept = new WeakMap<TableRows, Map<number, Map<string, Counted>>>();

/** The values of a row's key; undefined where the filter leaves it out. */
export function keyValues(s: Session, table: TableRow, shape: KeyShape, row: StoredRow): readonly Value[] | undefined {
  const { columnIds, filter } = shape;
  const isPlain = filter === null && columnIds.every((id) => !s.catalog.computed.has(table.object_id, id));
  if (isPlain) return columnIds.map((id) => row[id] ?? null);
  const binding = rowBinding(s, table.object_id, '', row, 0);
  if (filter !== null && !holds(s, storedExpression(filter), scopeOfRow(s, binding))) return undefined;
  return columnIds.map((id) => {
    const name = s.catalog.columns.get(table.object_id, id)?.name ?? '';
    return binding.get(s.catalog.fold(name)) ?? null;
  });
}

/** A key as it is counted. */
export const keyText = (s: Session, values: readonly Value[]): string => groupKey(s, values);

/** How many rows of the table have each key. */
export function keyCounts(s: Session, table: TableRow, shape: KeyShape): ReadonlyMap<string, number> {
  const { tableRows } = s.catalog;
  const id = table.object_id;
  const name = `${shape.columnIds.join()} ${shape.filter ?? ''}`;
  const ofStore = kept.get(tableRows) ?? new Map<number, Map<string, Counted>>();
  kept.set(tableRows, ofStore);
  const ofTable = ofStore.get(id) ?? new Map<string, Counted>();
  ofStore.set(id, ofTable);
  const known = ofTable.get(name);
  if (known?.version === tableRows.version(id)) return known.counts;
  const counts = new Map<string, number>();
  for (const row of tableRows.of(id)) count(s, table, shape, counts, row, 1);
  ofTable.set(name, { version: tableRows.version(id), shape, counts });
  return counts;
}

/** Runs what writes rows, and then brings the counts up to date instead of counting anew. */
export function countingOn(
  s: Session,
  table: TableRow,
  removed: ReadonlyMap<number, StoredRow>,
  written: ReadonlyMap<number, StoredRow>,
  write: () => void,
): void {
  const { tableRows } = s.catalog;
  const id = table.object_id;
  const version = tableRows.version(id);
  const current = [...(kept.get(tableRows)?.get(id)?.values() ?? [])].filter((one) => one.version === version);
  write();
  for (const counted of current) {
    for (const row of removed.values()) count(s, table, counted.shape, counted.counts, row, -1);
    for (const row of written.values()) count(s, table, counted.shape, counted.counts, row, 1);
    counted.version = tableRows.version(id);
  }
}

function count(
  s: Session,
  table: TableRow,
  shape: KeyShape,
  counts: Map<string, number>,
  row: StoredRow,
  by: number,
): void {
  const values = keyValues(s, table, shape, row);
  if (!values) return;
  const key = keyText(s, values);
  const next = (counts.get(key) ?? 0) + by;
  if (next === 0) counts.delete(key);
  else counts.set(key, next);
}
