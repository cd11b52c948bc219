/** `server/database`, in which `*` stands for any letters: `SQL-STG\DEV/Shop_*`. */
export type DatabasePattern = string;

/** Whether a pattern names this database. Names are what the server calls itself, not what a connection calls it. */
export function isNamedBy(patterns: readonly DatabasePattern[], server: string, database: string): boolean {
  return patterns.some((pattern) => {
    const parts = splitPattern(pattern);
    return parts !== undefined && matches(parts.server, server) && matches(parts.database, database);
  });
}

/** A database may have a slash in its name, a server cannot; undefined without one. */
export function splitPattern(pattern: string): { readonly server: string; readonly database: string } | undefined {
  const at = pattern.indexOf('/');
  return at < 0 ? undefined : { server: pattern.slice(0, at).trim(), database: pattern.slice(at + 1).trim() };
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`, 'iu').test(text);
}
