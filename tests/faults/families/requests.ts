import { attempt, nameOf } from '../judge.ts';
import { withRig } from '../rig.ts';
import type { Scenario } from '../scenario.ts';

/** The texts that a deployment without a fault has executed, in order: the number of a request is its place here. */
export function requestsOf(scenario: Scenario): Promise<readonly string[]> {
  return withRig(scenario, async (rig) => {
    const end = await attempt(() => rig.deploy());
    if (nameOf(end) !== 'succeeded')
      throw new Error(`${scenario.name} does not deploy without a fault: ${nameOf(end)}`);
    return rig.engine.ran.map(({ text }) => text);
  });
}
