import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../../src/plan/plan-types.ts';

/** The command line as a user runs it, one process a call. Failures are errors with the first lines that it printed. */
export type Rehearsal = {
  package(project: string, output: string): Promise<void>;
  /** Plans with everything dropped and security included; the folder holds plan.json and the rest. */
  plan(desired: string, current: string, folder: string): Promise<PlanFolder>;
  simulate(script: string, on: string, output: string): Promise<void>;
};

export type PlanFolder = { readonly folder: string; readonly plan: Plan; readonly rollback: Plan };

/** Both plans of a folder. */
export function planFolder(folder: string): PlanFolder {
  const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Plan;
  return { folder, plan: read('plan.json'), rollback: read('rollback/plan.json') };
}

const limit = 180_000;

export function rehearsal(commandLine: string, work: string): Rehearsal {
  const options = path.join(work, 'rehearsal.json');
  mkdirSync(work, { recursive: true });
  writeFileSync(options, JSON.stringify({ drop: 'all', security: true }));
  const run = (args: readonly string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [commandLine, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      const collect = (chunk: Buffer): void => {
        if (output.length < 4000) output += chunk.toString('utf8');
      };
      child.stdout.on('data', collect);
      child.stderr.on('data', collect);
      const timer = setTimeout(() => child.kill('SIGKILL'), limit);
      child.on('error', reject);
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        if (code === 0) resolve();
        else reject(new Error(`${args[0]} ended with ${signal ?? code}: ${shorten(output)}`));
      });
    });
  return {
    package: (project, output) => run(['package', '--project', project, '--output', output]),
    async plan(desired, current, folder) {
      const args = ['--desired', desired, '--current', current, '--output', folder, '--options', options];
      rmSync(folder, { recursive: true, force: true });
      try {
        await run(['plan', ...args]);
      } catch (error) {
        // A plan whose proof fails is written and refused; the bars judge it all the same.
        if (!existsSync(path.join(folder, 'plan.json'))) throw error;
      }
      return planFolder(folder);
    },
    simulate: (script, on, output) => run(['simulate', '--script', script, '--on', on, '--output', output]),
  };
}

/** The first lines that say something, on one line. */
export function shorten(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .slice(0, 4)
    .join(' | ')
    .slice(0, 600);
}
