import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerMessage } from '../../../src/base/sql-session.ts';
import type { CutSide } from '../../server/tds/faults.ts';
import { judgeRestore } from '../judge-restore.ts';
import { type Family, type Point, short } from '../point.ts';
import { type RestoreRig, withRestoreRig } from '../restore-rig.ts';

type Side = 'production' | 'staging';
const servers = ['production', 'staging'] as const;

/** The connection to either server is cut around every message of a restore. */
export function restoreCuts(sides: readonly CutSide[]): Family {
  return {
    name: `restore: connection cut ${sides.join(', ')} each message`,
    points: async () => {
      const messages = await withRestoreRig(async (rig) => {
        await rig.restore();
        return servers.flatMap((server) => rig[server].tds.boundaries.map((boundary) => ({ server, ...boundary })));
      });
      return messages.flatMap(({ server, message, text, kind }) =>
        sides.map(
          (side): Point => ({
            name: `${side} message ${message} to ${server}: ${short(text || kind)}`,
            run: () =>
              withRestoreRig(async (rig) => {
                rig[server].tds.inject({ cutAtMessage: { message, side } });
                const end = await rig.attempt();
                const { struck } = rig[server].tds;
                const verdict = await judgeRestore(rig, end);
                return struck ? verdict : { ...verdict, lost: [...verdict.lost, 'the fault did not happen'] };
              }),
          }),
        ),
      );
    },
  };
}

const error: ServerMessage = {
  number: 3013,
  severity: 16,
  state: 1,
  message: 'RESTORE DATABASE is terminating abnormally.',
  line: 1,
};

/** Either server says an error in place of every request of a restore. */
export function restoreErrors(): Family {
  return {
    name: `restore: error ${error.number} in place of each request`,
    points: async () =>
      (await requests()).map(
        ({ server, text, at }): Point => ({
          name: `error in place of request ${at} to ${server}: ${short(text)}`,
          run: () =>
            withRestoreRig(async (rig) => {
              rig[server].engine.meddle(async ({ number }) => (number === at ? error : undefined));
              return judgeRestore(rig, await rig.attempt());
            }),
        }),
      ),
  };
}

/** The process that restores is killed before each of its requests to staging runs. */
export function restoreKilled(): Family {
  return {
    name: 'restore: process killed before each request',
    points: async () =>
      (await requests())
        .filter(({ server }) => server === 'staging')
        .map(
          ({ text, at }): Point => ({
            name: `killed before request ${at}: ${short(text)}`,
            run: () =>
              withRestoreRig(async (rig) => {
                const { child, ended } = start(rig);
                const { engine, tds } = rig.staging;
                engine.meddle(async ({ number }) => {
                  if (number !== at) return undefined;
                  child.kill('SIGKILL');
                  await ended;
                  while (tds.connections > 0) await new Promise((resolve) => setTimeout(resolve, 1));
                  return undefined;
                });
                const { signal, output } = await ended;
                const verdict = await judgeRestore(rig, undefined);
                const problem = signal === 'SIGKILL' ? [] : [`it ended by itself: ${output}`];
                return { ...verdict, lost: [...verdict.lost, ...problem] };
              }),
          }),
        ),
  };
}

function requests(): Promise<readonly { readonly server: Side; readonly text: string; readonly at: number }[]> {
  return withRestoreRig(async (rig) => {
    await rig.restore();
    return servers.flatMap((server) => rig[server].engine.ran.map(({ text }, at) => ({ server, text, at })));
  });
}

function start({ production, staging }: RestoreRig) {
  const child = spawn(
    process.execPath,
    ['dist/cli.js', 'restore', '--from', 'env:FAULTS_FROM', '--to', 'env:FAULTS_TO', '--simple'],
    {
      env: {
        ...process.env,
        FAULTS_FROM: production.tds.connectionString('Shop'),
        FAULTS_TO: staging.tds.connectionString('Shop_staging'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes));
  const ended = once(child, 'close').then(([, signal]) => ({ signal: signal as string | null, output }));
  return { child, ended };
}
