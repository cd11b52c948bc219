import { attempt, judge } from '../judge.ts';
import { type Family, type Point, short } from '../point.ts';
import { withRig } from '../rig.ts';
import type { Scenario } from '../scenario.ts';
import { requestsOf } from './requests.ts';

/** A person stops the deployment while each of its requests runs. */
export function cancelled(scenario: Scenario): Family {
  return {
    name: `${scenario.name}: stopped by a person during each request`,
    points: async () =>
      (await requestsOf(scenario)).map(
        (text, at): Point => ({
          name: `stopped during request ${at}: ${short(text)}`,
          run: () =>
            withRig(scenario, async (rig) => {
              const stop = new AbortController();
              rig.engine.meddle(async (request) => {
                if (request.number === at) stop.abort();
                return undefined;
              });
              return judge(rig, await attempt(() => rig.deploy({ signal: stop.signal })));
            }),
        }),
      ),
  };
}
