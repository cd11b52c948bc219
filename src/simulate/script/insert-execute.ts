import { parseBatch } from '../../statements/parse-batch.ts';
import { splitBatches } from '../../syntax/batches.ts';
import { refuse } from '../sql-error.ts';
import type { Runner } from './flow.ts';
import type { Session } from './session.ts';
import type { Steps } from './steps.ts';
import type { Value } from './value.ts';

/**
 * Runs the EXEC of INSERT … EXEC and answers the rows of every result set that comes out, each of `width` values. Errors 8164
 * (nested), 213 (another number of columns).
 */
export function* rowsOfExecute(
  s: Session,
  text: string,
  width: number,
  runner: Runner,
): Steps<readonly (readonly Value[])[]> {
  if (s.resultSets) return refuse(8164);
  const [batch] = splitBatches(text, 'INSERT EXEC', s.settings);
  s.resultSets = [];
  try {
    if (batch) for (const statement of parseBatch(batch).statements) yield* runner.one(s, statement);
    if (s.resultSets.some((result) => result.names.length !== width)) refuse(213);
    return s.resultSets.flatMap((result) => result.rows);
  } finally {
    s.resultSets = undefined;
  }
}
