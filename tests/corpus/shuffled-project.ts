import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { random, shuffle } from './random.ts';

/** Copies a project whose file lists its scripts one by one; in the copy they stand in another order. Undefined for others. */
export function shuffledProject(project: string, folder: string, seed: string): string | undefined {
  if (!project.endsWith('.sqlproj')) return undefined;
  cpSync(path.dirname(project), folder, { recursive: true });
  const copy = path.join(folder, path.basename(project));
  const item = /<Build Include\b[^>]*?(?:\/>|>[\s\S]*?<\/Build>)/g;
  const text = readFileSync(copy, 'utf8');
  const items = shuffle(text.match(item) ?? [], random(seed));
  let next = 0;
  writeFileSync(
    copy,
    text.replace(item, () => items[next++]!),
  );
  return copy;
}
