import { quotePath } from '../base/names.ts';
import type { Hazard, Probe } from './kind.ts';

/** A risk with the code and severity of the reference's rules. */
export function hazard(code: string, severity: Hazard['severity'], message: string, probe?: Probe): Hazard {
  return { code, severity, message, ...(probe && { probe }) };
}

/** How many rows a table has. */
export function rowCount(table: readonly string[]): Probe {
  return { sql: `SELECT COUNT_BIG(*) FROM ${quotePath(table)};`, says: '{0} rows' };
}

/** How many rows meet a condition, in words: `{0} of {1} rows are NULL`. */
export function countWhere(table: readonly string[], condition: string, what: string): Probe {
  return {
    sql: `SELECT COUNT_BIG(CASE WHEN ${condition} THEN 1 END), COUNT_BIG(*) FROM ${quotePath(table)};`,
    says: `{0} of {1} rows ${what}`,
  };
}
