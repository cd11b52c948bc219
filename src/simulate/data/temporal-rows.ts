import type { TableRow } from '../rows/table-rows.ts';
import type { Session } from '../script/session.ts';
import type { Value } from '../script/value.ts';
import { now } from './now.ts';
import type { StoredRow } from './table-rows.ts';

/** End of a period that goes on. */
export const endOfTime = '9999-12-31T23:59:59.9999999';

/** Rows that a temporal table loses go to its history, with the end of their period. */
export function keepHistory(s: Session, table: TableRow, removed: ReadonlyMap<number, StoredRow>): void {
  const historyId = table.temporal_type === 2 ? table.history_table_id : null;
  if (historyId === null || historyId === undefined) return;
  const { catalog } = s;
  for (const row of removed.values()) {
    const old: Value[] = [];
    for (const column of catalog.columns.of(table.object_id)) {
      const target = catalog.column(historyId, column.name);
      if (!target) continue;
      old[target.column_id] = column.generated_always_type === 2 ? now(s) : (row[column.column_id] ?? null);
    }
    catalog.tableRows.set(historyId, catalog.next('row', 1), old);
  }
}
