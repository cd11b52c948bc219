import { SqlError } from '../../../src/simulate/sql-error.ts';

/** The error that ends a BACKUP or RESTORE: what is wrong, and 3013 behind it. */
export function terminating(
  what: string,
  number: number,
  message: string,
  ...more: readonly (readonly [number, string])[]
): SqlError {
  const earlier = [[number, message] as const, ...more].map(([one, text]) => ({ number: one, severity: 16, text }));
  return new SqlError(3013, `${what} is terminating abnormally.`, earlier);
}
