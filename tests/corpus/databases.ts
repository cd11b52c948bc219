import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** One version of a database project; `project` is its .sqlproj, or the folder when it has none. */
export type Version = { readonly database: string; readonly version: string; readonly project: string };

/** A step between two versions: `current` is what is there, `desired` what is wanted. */
export type Pair = { readonly database: string; readonly current: Version; readonly desired: Version };

/** Versions in the order of their names, numbers by value. */
export function listVersions(folder: string, only: readonly string[]): Version[] {
  const list: Version[] = [];
  for (const database of folders(folder)) {
    if (only.length > 0 && !only.includes(database)) continue;
    for (const version of folders(path.join(folder, database))) {
      const at = path.join(folder, database, version);
      list.push({ database, version, project: findProject(at) ?? at });
    }
  }
  return list;
}

/** Both directions of every consecutive pair. */
export function listPairs(versions: readonly Version[]): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 1; i < versions.length; i++) {
    const [a, b] = [versions[i - 1]!, versions[i]!];
    if (a.database !== b.database) continue;
    pairs.push({ database: a.database, current: a, desired: b }, { database: a.database, current: b, desired: a });
  }
  return pairs;
}

/** `db/version` and `db/a→b`, as the logs name them. */
export const nameOfVersion = (version: Version): string => `${version.database}/${version.version}`;
export const nameOfPair = (pair: Pair): string => `${pair.database}/${pair.current.version}→${pair.desired.version}`;

function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function findProject(folder: string): string | undefined {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.sqlproj'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()[0];
}

/** Time of the newest file below a folder, in milliseconds. */
export function newestFile(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) newest = Math.max(newest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs);
  }
  return newest;
}
