import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageDatabase } from '../../src/app/package-database.ts';
import { planChange } from '../../src/app/plan-change.ts';
import { simulateScript } from '../../src/app/simulate-script.ts';
import { planFolder, type Rehearsal } from '../corpus/rehearsal.ts';

/** The use cases in this process; plans drop everything and include security. `work` is a folder for the options. */
export function useCases(work: string): Rehearsal {
  mkdirSync(work, { recursive: true });
  const options = path.join(work, 'rehearsal.json');
  writeFileSync(options, JSON.stringify({ drop: 'all', security: true }));
  return {
    async package(project, output) {
      await packageDatabase({ projects: [project], output, variables: {} });
    },
    async plan(desired, current, folder) {
      rmSync(folder, { recursive: true, force: true });
      await planChange({ desired, current, output: folder, options });
      return planFolder(folder);
    },
    async simulate(script, on, output) {
      await simulateScript({ script, on, output });
    },
  };
}
