/** Where a project's files come from: a folder on disk, or texts in a test. Paths use `/` and are relative to the project. */
export type ProjectFiles = {
  /** Bytes of a file, or undefined when it is not there. Letter case is ignored when nothing matches exactly. */
  read(path: string): Uint8Array | undefined;
  /** All files below the project's folder, sorted by ordinal comparison. */
  list(): readonly string[];
};

/** `a\b\..\c.sql` → `a/c.sql`. A leading `..` stays: projects may include files beside their folder. */
export function normalizePath(path: string): string {
  const parts: string[] = [];
  const slashed = path.trim().replaceAll('\\', '/');
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else parts.push(part);
  }
  return (slashed.startsWith('/') ? '/' : '') + parts.join('/');
}

/** The folder of a path, '' for none. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}
