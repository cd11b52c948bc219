import type { TableRow } from '../rows/table-rows.ts';
import type { Session } from '../script/session.ts';
import { unsupported } from '../sql-error.ts';
import type { Verb } from './row-checks.ts';

/** Triggers are not fired, so a statement that would fire one is refused. */
export function checkTriggers(s: Session, table: TableRow, verb: Verb): void {
  for (const id of s.catalog.children.of(table.object_id)) {
    const trigger = s.catalog.triggers.get(id);
    if (!trigger || trigger.is_disabled) continue;
    for (const event of s.catalog.triggerEvents.of(id)) {
      if (event.type_desc === verb) unsupported(`firing the trigger ${trigger.name}`);
    }
  }
}
