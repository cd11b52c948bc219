import { isNamedBy, splitPattern } from '../base/database-patterns.ts';
import type { Diagnostic } from '../base/errors.ts';

/** A list of `server/database` patterns; `*` stands for any letters. `SQL-STG\DEV/Shop_*` */
export type AllowedTargets = readonly string[];

/** What is wrong with the patterns. One that would allow every database of every server protects nothing. */
export function checkAllowedTargets(patterns: AllowedTargets): readonly Diagnostic[] {
  return patterns.flatMap((pattern) => {
    const parts = splitPattern(pattern);
    const says = (message: string): Diagnostic => ({
      code: 'RST003',
      severity: 'error',
      message: `Allowed target '${pattern}' ${message}`,
      hint: 'Write server/database, such as SQL-STG\\DEV/Shop_*.',
    });
    if (!parts || parts.server === '' || parts.database === '') return [says('is not server/database.')];
    if (/^\*+$/.test(parts.server) && /^\*+$/.test(parts.database)) return [says('allows everything.')];
    return [];
  });
}

/** Whether a pattern names this very database: one with `*` in its name may have others in mind. */
export function isNamedInFull(patterns: AllowedTargets, server: string, database: string): boolean {
  const full = patterns.filter((pattern) => !splitPattern(pattern)?.database.includes('*'));
  return isNamedBy(full, server, database);
}
