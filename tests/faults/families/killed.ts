import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { judge } from '../judge.ts';
import { type Family, type Point, short } from '../point.ts';
import { databaseName, type Rig, withRig } from '../rig.ts';
import type { Scenario } from '../scenario.ts';
import { requestsOf } from './requests.ts';

/** The process that deploys is killed before each of its requests runs; the one before has run and was not heard of. */
export function killed(scenario: Scenario): Family {
  return {
    name: `${scenario.name}: process killed before each request`,
    points: async () =>
      (await requestsOf(scenario)).map(
        (text, at): Point => ({
          name: `killed before request ${at}: ${short(text)}`,
          run: () =>
            withRig(scenario, async (rig) => {
              const { child, ended } = start(rig);
              rig.engine.meddle(async (request) => {
                if (request.number !== at) return undefined;
                child.kill('SIGKILL');
                await ended;
                while (rig.tds.connections > 0) await new Promise((resolve) => setTimeout(resolve, 1));
                return undefined;
              });
              const { signal, output } = await ended;
              const verdict = await judge(rig, undefined, { isKilled: true });
              return signal === 'SIGKILL'
                ? verdict
                : { ...verdict, lost: [...verdict.lost, `it ended by itself: ${output}`] };
            }),
        }),
      ),
  };
}

function start(rig: Rig) {
  const { folder } = rig.scenario;
  const options = [
    '--plan',
    folder,
    '--to',
    'env:FAULTS_DATABASE',
    '--as',
    'environment',
    '--evidence',
    rig.evidenceFile,
  ];
  const child = spawn(process.execPath, ['dist/cli.js', 'deploy', ...options], {
    env: { ...process.env, FAULTS_DATABASE: rig.tds.connectionString(databaseName) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes));
  const ended = once(child, 'close').then(([, signal]) => ({ signal: signal as string | null, output }));
  return { child, ended };
}
