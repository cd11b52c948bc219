import type { Diagnostic } from '../base/errors.ts';

/** A list of `server/database` patterns; `*` stands for any letters. `SQL-STG\DEV/Shop_*` */
export type AllowedTargets = readonly string[];

/** What is wrong with the patterns. One that would allow every database of every server protects nothing. */
export function checkAllowedTargets(patterns: AllowedTargets): readonly Diagnostic[] {
  return patterns.flatMap((pattern) => {
    const parts = split(pattern);
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

/** Whether a pattern names this database. Names are what the server calls itself, not what a connection calls it. */
export function isAllowed(patterns: AllowedTargets, server: string, database: string): boolean {
  return patterns.some((pattern) => {
    const parts = split(pattern);
    return parts !== undefined && matches(parts.server, server) && matches(parts.database, database);
  });
}

// A database may have a slash in its name, a server cannot.
function split(pattern: string): { readonly server: string; readonly database: string } | undefined {
  const at = pattern.indexOf('/');
  return at < 0 ? undefined : { server: pattern.slice(0, at).trim(), database: pattern.slice(at + 1).trim() };
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`, 'iu').test(text);
}
