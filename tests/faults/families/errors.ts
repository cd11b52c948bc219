import type { ServerMessage } from '../../../src/base/sql-session.ts';
import { attempt, judge } from '../judge.ts';
import { type Family, type Point, short } from '../point.ts';
import { withRig } from '../rig.ts';
import type { Scenario } from '../scenario.ts';
import { requestsOf } from './requests.ts';

const said: Readonly<Record<number, Omit<ServerMessage, 'number' | 'line'>>> = {
  1205: {
    severity: 13,
    state: 51,
    message: 'Transaction (Process ID 51) was deadlocked on lock resources with another process.',
  },
  1222: { severity: 16, state: 56, message: 'Lock request time out period exceeded.' },
  9002: { severity: 17, state: 2, message: "The transaction log for database 'Shop' is full due to 'LOG_BACKUP'." },
  229: { severity: 14, state: 5, message: "The permission was denied on the object, database 'Shop', schema 'dbo'." },
};

/** The server says an error in place of every request of a deployment. */
export function serverErrors(scenario: Scenario, number: number): Family {
  return {
    name: `${scenario.name}: error ${number} in place of each request`,
    points: async () =>
      (await requestsOf(scenario)).map(
        (text, at): Point => ({
          name: `error ${number} in place of request ${at}: ${short(text)}`,
          run: () =>
            withRig(scenario, async (rig) => {
              rig.engine.meddle(async (request) =>
                request.number === at ? { number, line: 1, ...said[number]! } : undefined,
              );
              const end = await attempt(() => rig.deploy({ retries: 1 }));
              return judge(rig, end);
            }),
        }),
      ),
  };
}
