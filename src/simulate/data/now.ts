import { fixedDate } from '../rows/object-rows.ts';
import type { Session } from '../script/session.ts';

/** The time of the server in UTC; without a server time stands still. */
export function now(s: Session): string {
  return String(s.host?.call(s, 'sysutcdatetime', []) ?? fixedDate);
}
