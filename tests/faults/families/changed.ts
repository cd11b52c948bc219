import { attempt, judge, nameOf } from '../judge.ts';
import { type Family, type Point, short } from '../point.ts';
import { type Rig, withRig } from '../rig.ts';
import type { Scenario } from '../scenario.ts';
import { requestsOf } from './requests.ts';

/** The last request that reads the catalog; what changes behind it is not seen, by nobody. */
const readings = /sys\.objects' AS \[what\]/;

/**
 * Somebody else changes a table of the plan before each request of its deployment, and takes it back afterwards. By a
 * constraint: of a new column only modify_date tells, which stands still on the stand-in.
 */
export function changed(scenario: Scenario, table: string): Family {
  return {
    name: `${scenario.name}: the schema is changed by others before each request`,
    points: async () => {
      const requests = await requestsOf(scenario);
      const lastReading = requests.findLastIndex((text) => readings.test(text));
      return requests.map(
        (text, at): Point => ({
          name: `changed before request ${at}: ${short(text)}`,
          run: () =>
            withRig(scenario, async (rig) => {
              const foreign = change(rig, `ALTER TABLE ${table} ADD CONSTRAINT [CK_Foreign] CHECK (1 = 1);`);
              rig.engine.meddle(async (request) => {
                if (request.number === at) await foreign.begin();
                return undefined;
              });
              const end = await attempt(() => rig.deploy());
              const seen = foreign.isDone() && foreign.doneAt() <= lastReading;
              await foreign.end();
              const verdict = await judge(rig, end, {
                isForeign: true,
                repair: () =>
                  rig.inside(
                    async (session) => void (await session.batch(`ALTER TABLE ${table} DROP CONSTRAINT [CK_Foreign];`)),
                  ),
              });
              const claims = seen && nameOf(end) === 'succeeded';
              return claims
                ? { ...verdict, lost: [...verdict.lost, 'it says succeeded on a schema that is not its own'] }
                : verdict;
            }),
        }),
      );
    },
  };
}

/** A change on a session of its own: it may have to wait for locks of the deployment, which must not wait for it. */
function change(rig: Rig, text: string) {
  let running: Promise<unknown> | undefined;
  let doneAt: number | undefined;
  return {
    begin: async () => {
      running = rig.inside(async (session) => {
        await session.batch(text);
        doneAt = rig.engine.requests;
      });
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 30))]);
    },
    isDone: () => doneAt !== undefined,
    doneAt: () => doneAt ?? Number.POSITIVE_INFINITY,
    end: () => running,
  };
}
