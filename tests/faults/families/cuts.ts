import type { Boundary, CutManner, CutSide } from '../../server/tds/faults.ts';
import { attempt, judge, nameOf } from '../judge.ts';
import { type Family, type Point, short } from '../point.ts';
import { withRig } from '../rig.ts';
import type { Scenario } from '../scenario.ts';

export type CutOptions = {
  readonly sides: readonly CutSide[];
  readonly manner: CutManner;
  /** How often the deployment may begin again by itself. */
  readonly retries: number;
};

/** The connection is cut around every message of a deployment. */
export function cuts(scenario: Scenario, { sides, manner, retries }: CutOptions): Family {
  return {
    name: `${scenario.name}: connection ${manner === 'reset' ? 'reset' : 'cut'} ${sides.join(', ')} each message, retries ${retries}`,
    points: async () => {
      const boundaries = await messagesOf(scenario);
      return boundaries.flatMap(({ message, text, kind }) =>
        sides.map(
          (side): Point => ({
            name: `${side} message ${message}: ${short(text || kind)}`,
            run: () =>
              withRig(scenario, async (rig) => {
                rig.tds.inject({ cutAtMessage: { message, side }, manner });
                const end = await attempt(() => rig.deploy({ retries }));
                const { struck } = rig.tds;
                const verdict = await judge(rig, end);
                return struck ? verdict : { ...verdict, lost: [...verdict.lost, 'the fault did not happen'] };
              }),
          }),
        ),
      );
    },
  };
}

/** The messages of a deployment without a fault. */
export function messagesOf(scenario: Scenario): Promise<readonly Boundary[]> {
  return withRig(scenario, async (rig) => {
    const end = await attempt(() => rig.deploy());
    if (nameOf(end) !== 'succeeded') {
      const why = end instanceof Error ? end.stack : JSON.stringify(end.problems);
      throw new Error(`${scenario.name} does not deploy without a fault: ${why}`);
    }
    return rig.tds.boundaries;
  });
}
