import path from 'node:path';
import { attempt, type End, judge, nameOf } from '../judge.ts';
import { type Family, type Point, short } from '../point.ts';
import { type Rig, withRig } from '../rig.ts';
import type { Scenario } from '../scenario.ts';
import { requestsOf } from './requests.ts';

/** A second deployment of the same plan runs from begin to end before each request of the first. */
export function twice(scenario: Scenario): Family {
  return {
    name: `${scenario.name}: two deployments at once`,
    points: async () =>
      (await requestsOf(scenario)).map(
        (text, at): Point => ({
          name: `the other comes before request ${at}: ${short(text)}`,
          run: () =>
            withRig(scenario, async (rig) => {
              let other: Promise<End> | undefined;
              rig.engine.meddle(async (request) => {
                if (request.number !== at || other) return undefined;
                rig.engine.meddle();
                other = attempt(() => rig.deploy({ evidence: path.join(rig.folder, 'other.json') }));
                await endOrWait(rig, other);
                return undefined;
              });
              const end = await attempt(() => rig.deploy());
              const ends = [nameOf(end), nameOf(await other)];
              const verdict = await judge(rig, end);
              // One of them does the work; the other is refused, or finds it done.
              const did = ends.filter((name) => name === 'succeeded').length;
              const good = did === 1 && ends.every((name) => ['succeeded', 'already-done', 'refused'].includes(name));
              return {
                ...verdict,
                first: ends.join(' + '),
                lost: good ? verdict.lost : [...verdict.lost, `they ended ${ends.join(' and ')}`],
              };
            }),
        }),
      ),
  };
}

/** Until the other has ended, or waits for a lock of the first, which must not wait for it. */
async function endOrWait(rig: Rig, other: Promise<End>): Promise<void> {
  let ended = false;
  void other.then(() => {
    ended = true;
  });
  for (let quiet = 0, last = 0; !ended && quiet < 20; ) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const { length } = rig.engine.ran;
    quiet = length === last && rig.engine.ran.at(-1)?.state === 'running' ? quiet + 1 : 0;
    last = length;
  }
}
