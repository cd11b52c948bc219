import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fail } from '../base/errors.ts';
import type { PlanFiles } from '../plan/plan-folder.ts';

/** The files of a plan folder, all in memory: what is checked is what runs, whatever happens to the disk meanwhile. */
export function readPlanFiles(folder: string): PlanFiles {
  if (!existsSync(folder)) fail('SRC001', `There is no folder ${folder}.`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name))]),
  );
}
