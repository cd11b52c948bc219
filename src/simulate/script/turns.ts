import { unsupported } from '../sql-error.ts';
import type { Session } from './session.ts';

/** Statements in loops after which a script counts as one without an end, unless a run says otherwise. */
export const mostRepeated = 1_000_000;

/** One more statement in a loop. */
export function countRepeated(s: Session): void {
  if (s.loops === 0) return;
  s.repeatsLeft -= 1;
  if (s.repeatsLeft < 0) unsupported('so many turns of loops, which may have no end while tables are empty');
}
