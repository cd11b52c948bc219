import type { TableRow } from '../rows/table-rows.ts';
import type { Runner } from '../script/flow.ts';
import { runTrigger } from '../script/run-procedure.ts';
import type { Session } from '../script/session.ts';
import type { Steps } from '../script/steps.ts';
import type { TempTable } from '../script/temp-table.ts';
import { refuse, unsupported } from '../sql-error.ts';
import type { ChangedRow } from './output-clause.ts';
import { rowBinding, type StoredRow } from './table-rows.ts';

type Event = 'INSERT' | 'UPDATE' | 'DELETE';

/** The enabled triggers of a table for an event: the first one, the others, the last one. */
function triggersFor(s: Session, table: TableRow, event: Event) {
  const found: { readonly id: number; readonly order: number }[] = [];
  for (const id of s.catalog.children.of(table.object_id)) {
    const trigger = s.catalog.triggers.get(id);
    if (!trigger || trigger.is_disabled) continue;
    for (const { type_desc: type, is_first: isFirst, is_last: isLast } of s.catalog.triggerEvents.of(id)) {
      if (type === event) found.push({ id, order: isFirst ? 0 : isLast ? 2 : 1 });
    }
  }
  return found.sort((a, b) => a.order - b.order).flatMap(({ id }) => s.catalog.triggers.get(id) ?? []);
}

/** What stands in for a statement is not run: a table that has such a trigger is not changed here. */
export function checkTriggers(s: Session, table: TableRow, event: Event): void {
  for (const trigger of triggersFor(s, table, event))
    if (trigger.is_instead_of_trigger) unsupported(`the INSTEAD OF trigger ${trigger.name}`);
}

/**
 * Fires what stands behind a statement, also when it has changed no row. A trigger runs in a transaction, its statement's where
 * there is none, and under XACT_ABORT: an error in it ends the batch. Error 3609: it has rolled back.
 */
export function* fireTriggers(
  s: Session,
  table: TableRow,
  event: Event,
  changes: readonly ChangedRow[],
  runner: Runner,
): Steps<void> {
  for (const trigger of triggersFor(s, table, event)) {
    // A trigger does not fire itself.
    if (s.firing.includes(trigger.object_id)) continue;
    const tables = new Map([
      [
        'inserted',
        rowsAs(
          s,
          table,
          'inserted',
          changes.flatMap(({ after }) => (after ? [after] : [])),
        ),
      ],
      [
        'deleted',
        rowsAs(
          s,
          table,
          'deleted',
          changes.flatMap(({ before }) => (before ? [before] : [])),
        ),
      ],
    ]);
    const { xactAbort, rowCount, transactionCount } = s;
    s.firing.push(trigger.object_id);
    s.transactionCount += 1;
    s.xactAbort = true;
    try {
      yield* runTrigger(s, trigger, s.catalog.schemaName(table.schema_id), tables, runner);
      if (s.transactionCount <= transactionCount) refuse(3609);
    } finally {
      s.firing.pop();
      s.xactAbort = xactAbort;
      s.rowCount = rowCount;
      if (s.transactionCount > transactionCount) s.transactionCount = transactionCount;
    }
    if (transactionCount === 0) s.host?.ended(s, true);
  }
}

function rowsAs(s: Session, table: TableRow, name: string, rows: readonly StoredRow[]): TempTable {
  const columns = [...s.catalog.columns.of(table.object_id)];
  return {
    name,
    id: 0,
    columns: columns.map((column) => ({ name: column.name, key: s.catalog.fold(column.name), type: '' })),
    rows: rows.map((row) => {
      const binding = rowBinding(s, table.object_id, name, row, 0);
      return columns.map((column) => binding.get(s.catalog.fold(column.name)) ?? null);
    }),
    nextIdentity: 1,
  };
}
