import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { attempt, judge } from '../judge.ts';
import { type Family, type Point, short } from '../point.ts';
import { withRig } from '../rig.ts';
import type { Scenario } from '../scenario.ts';
import { requestsOf } from './requests.ts';

/** From each request on, the agent cannot write its evidence any more. */
export function fullDisk(scenario: Scenario): Family {
  return {
    name: `${scenario.name}: evidence cannot be written from each request on`,
    points: async () =>
      (await requestsOf(scenario)).map(
        (text, at): Point => ({
          name: `no evidence from request ${at} on: ${short(text)}`,
          run: () =>
            withRig(scenario, async (rig) => {
              const folder = path.dirname(rig.evidenceFile);
              rig.engine.meddle(async (request) => {
                if (request.number !== at) return undefined;
                // A file where its folder should be refuses every write, to any user.
                rmSync(folder, { recursive: true, force: true });
                writeFileSync(folder, '');
                return undefined;
              });
              const end = await attempt(() => rig.deploy());
              const repair = async () => rmSync(folder, { force: true });
              return judge(rig, end, { lacksEvidence: true, repair });
            }),
        }),
      ),
  };
}
