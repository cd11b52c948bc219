import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ProjectFiles } from '../formats/project/project-files.ts';

/**
 * The files below a folder, by `/` paths relative to it. A name that does not match exactly is looked for without regard to
 * letter case: projects written on Windows are often spelled loosely.
 */
export function diskFiles(folder: string): ProjectFiles {
  let names: string[] | undefined;
  const list = (): string[] => (names ??= walk(folder, ''));
  let folded: Map<string, string> | undefined;
  return {
    list,
    read: (name) => {
      const exact = path.resolve(folder, name);
      if (isFile(exact)) return readFileSync(exact);
      folded ??= new Map(list().map((n) => [n.toLowerCase(), n]));
      const found = folded.get(name.toLowerCase());
      return found === undefined ? undefined : readFileSync(path.join(folder, found));
    },
  };
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
