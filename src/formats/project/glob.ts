import picomatch from 'picomatch';
import { normalizePath, type ProjectFiles } from './project-files.ts';

/**
 * Files of one entry of an Include, Exclude, Remove or Update list: a path or a pattern with `*`, `**` and `?`, relative to the
 * project, also when an imported file says it. A path without wildcards is kept whether the file exists or not.
 */
export function expandGlob(entry: string, files: ProjectFiles): readonly string[] {
  const path = normalizePath(decode(entry));
  if (!/[*?]/.test(path)) return path === '' ? [] : [path];
  const { folder, pattern } = partsOf(path);
  const matches = picomatch(pattern, {
    nocase: true,
    dot: true,
    nobrace: true,
    noextglob: true,
    nonegate: true,
    nobracket: true,
  });
  // Files beside the project are looked for in the folder that the pattern names.
  const outside = /^(\.\.|\/|[A-Za-z]:)/.test(folder);
  if (!outside) return files.list().filter((file) => matches(file));
  return files.list(folder).filter((file) => matches(file.slice(folder.length).replace(/^\//, '')));
}

/** `../shared/t/*.sql` → `../shared/t` and `*.sql`; inside the project the whole path is the pattern. */
function partsOf(path: string): { readonly folder: string; readonly pattern: string } {
  const parts = path.split('/');
  const first = parts.findIndex((part) => /[*?]/.test(part));
  const folder = parts.slice(0, first).join('/');
  if (!/^(\.\.|[A-Za-z]:)/.test(folder) && !path.startsWith('/')) return { folder: '', pattern: path };
  return { folder: folder === '' ? '/' : folder, pattern: parts.slice(first).join('/') };
}

/** MSBuild writes characters with a meaning of their own as `%28`. */
function decode(entry: string): string {
  return entry.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
