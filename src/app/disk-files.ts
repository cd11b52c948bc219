import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ProjectFiles } from '../formats/project/project-files.ts';

/**
 * The files below a folder, and beside it, by `/` paths relative to it. A name that does not match exactly is looked for
 * without regard to letter case: projects written on Windows are often spelled loosely.
 */
export function diskFiles(folder: string): ProjectFiles {
  const names = new Map<string, string[]>();
  const entries = new Map<string, ReadonlyMap<string, string>>();
  const list = (below = ''): string[] => {
    let found = names.get(below);
    if (!found) {
      const at = spelledOnDisk(path.resolve(folder, below), entries);
      found = at !== undefined && isFolder(at) ? walk(at, '') : [];
      if (below !== '') found = found.map((name) => (below.endsWith('/') ? `${below}${name}` : `${below}/${name}`));
      names.set(below, found);
    }
    return found;
  };
  return {
    list,
    read: (name) => {
      const file = spelledOnDisk(path.resolve(folder, name), entries);
      return file !== undefined && isFile(file) ? readFileSync(file) : undefined;
    },
  };
}

/** The file or folder that a path means, whatever the letter case of its parts; undefined when there is none. */
function spelledOnDisk(wanted: string, entries: Map<string, ReadonlyMap<string, string>>): string | undefined {
  if (existsSync(wanted)) return wanted;
  let at = path.parse(wanted).root;
  for (const part of path.relative(at, wanted).split(path.sep)) {
    if (!existsSync(path.join(at, part))) {
      let names = entries.get(at);
      if (!names) {
        names = new Map(namesIn(at).map((name) => [name.toLowerCase(), name]));
        entries.set(at, names);
      }
      const found = names.get(part.toLowerCase());
      if (found === undefined) return undefined;
      at = path.join(at, found);
    } else at = path.join(at, part);
  }
  return at;
}

/** Names in a folder. One above the project may not be for us to read; then nothing that we look for is in it. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (/^(EACCES|EPERM|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function walk(folder: string, prefix: string): string[] {
  const found: string[] = [];
  const entries = readdirSync(path.join(folder, prefix), { withFileTypes: true });
  for (const entry of entries) {
    const name = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) {
      // Version control and packages hold thousands of files and no SQL of the project's.
      if (entry.name !== '.git' && entry.name !== 'node_modules') found.push(...walk(folder, name));
    } else if (entry.isFile() || isFile(path.join(folder, name))) found.push(name);
  }
  return prefix === '' ? found.sort() : found;
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
