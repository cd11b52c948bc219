import type { Diagnostic } from '../../base/errors.ts';
import type { OurTasks, RunFacts, StageFacts } from '../../base/pipeline-facts.ts';
import { isTask, type PublishedReview } from './believed.ts';
import type { Approval } from './check-approval.ts';
import type { Rehearsals } from './check-rehearsals.ts';
import { refusal } from './refusal.ts';

/**
 * Whether planning, review and rehearsal have been still since production was approved. An approval is bound to a stage and
 * its attempt, not to a plan: who runs an earlier stage again afterwards puts something else behind it.
 */
export function checkSequence(
  run: RunFacts,
  ours: OurTasks,
  reviews: readonly PublishedReview[],
  { accepted }: Rehearsals,
  approvals: readonly Approval[],
): readonly Diagnostic[] {
  if (approvals.length === 0) return [];
  const approved = Math.min(...approvals.map(({ at }) => Date.parse(at)));
  const ids = new Set([...reviews.map(({ stage }) => stage.id), ...accepted.flatMap(({ stage }) => stage?.id ?? [])]);
  ids.delete(run.thisStage);
  return run.stages.filter(({ id }) => ids.has(id)).flatMap((stage) => since(stage, ours, approved) ?? []);
}

function since(stage: StageFacts, ours: OurTasks, approved: number): Diagnostic | undefined {
  const again = 'Approve again, with what it has made: run the stage of production again.';
  if (stage.state !== 'completed') {
    return refusal('GATE032', `Stage ${stage.identifier} is running while production is promoted.`, again);
  }
  const late = stage.tasks.find(
    (task) =>
      [ours.plan, ours.review, ours.deploy].some((id) => isTask(task, id)) &&
      !(Date.parse(task.finished ?? '') <= approved),
  );
  if (!late) return undefined;
  return refusal(
    'GATE032',
    `Stage ${stage.identifier} ran again after production was approved (attempt ${stage.attempt}, ${late.name}).`,
    again,
  );
}
