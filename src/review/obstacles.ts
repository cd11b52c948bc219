import type { Evidence } from '../plan/evidence-types.ts';
import { hadData, outcomeText, placeText, verificationText } from './evidence-words.ts';
import type { ReviewInput } from './review-input.ts';
import { type Counts, wentWell } from './verdict.ts';
import { count } from './words.ts';

/** One reason why the plan would not be promoted as things stand. */
export type Obstacle = {
  readonly text: string;
  /** Id of the part of the page that says more. */
  readonly at?: string;
};

type Facts = Pick<ReviewInput, 'plan' | 'policy' | 'decisionProblems'> & {
  readonly counts: Counts;
  readonly evidence: readonly Evidence[];
};

/** What stands in the way of promotion now, as far as plan and evidence tell; approvals and drift are looked at when it runs. */
export function obstaclesOf({ plan, counts, evidence, policy, decisionProblems = [] }: Facts): readonly Obstacle[] {
  if (plan.steps.length === 0) return [];
  const obstacles: Obstacle[] = [];
  const { proof } = plan;
  if (!proof.simulated || !proof.arrives || !proof.secondPlanEmpty) obstacles.push({ text: 'The plan is not proven.' });
  if (!plan.promotable) obstacles.push({ text: 'The plan was made from a package, not from the live database.' });
  const rehearsal = evidence.findLast((e) => e.as === 'rehearsal' && !e.dryRun);
  if (!rehearsal) obstacles.push({ text: 'It has not been rehearsed on a copy of the database.' });
  else if (!wentWell(rehearsal)) {
    const how =
      rehearsal.outcome === 'succeeded'
        ? `did not end as planned: ${verificationText(rehearsal)}`
        : outcomeText(rehearsal);
    obstacles.push({ text: `The newest rehearsal, on ${placeText(rehearsal.target)}, ${how}.`, at: 'runs' });
  } else if (!hadData(rehearsal) && !policy?.policy.rehearsals.every((r) => r.schemaOnly)) {
    const says = policy ? 'the policy asks for rows' : 'whether that is enough, the policy says';
    obstacles.push({ text: `It was rehearsed on a schema without rows. No data was rehearsed: ${says}.`, at: 'runs' });
  }
  const open = counts.block + counts.blockingFindings;
  if (open > 0) obstacles.push({ text: `${count(open, 'blocking risk is', 'blocking risks are')} open.`, at: 'risks' });
  for (const { message, object } of decisionProblems) {
    obstacles.push({ text: object === undefined ? message : `${object}: ${message}` });
  }
  return obstacles;
}
