import picomatch from 'picomatch';
import { normalizePath, type ProjectFiles } from './project-files.ts';

/**
 * Files of an Include, Exclude, Remove or Update list: entries separated by `;`, in order, each a path or a pattern with
 * `*`, `**` and `?`, relative to the project. A path without wildcards is kept whether the file exists or not.
 */
export function expandGlob(list: string, folder: string, files: ProjectFiles): string[] {
  const result: string[] = [];
  for (const entry of list.split(';')) {
    if (entry.trim() === '') continue;
    const pattern = normalizePath(folder === '' ? decode(entry) : `${folder}/${decode(entry)}`);
    if (!/[*?]/.test(pattern)) {
      result.push(pattern);
      continue;
    }
    const matches = picomatch(pattern, {
      nocase: true,
      dot: true,
      nobrace: true,
      noextglob: true,
      nonegate: true,
      nobracket: true,
    });
    for (const file of files.list()) if (matches(file)) result.push(file);
  }
  return result;
}

/** MSBuild writes characters with a meaning of their own as `%28`. */
function decode(entry: string): string {
  return entry.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
