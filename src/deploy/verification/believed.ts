import { type Diagnostic, RehearsalError } from '../../base/errors.ts';
import {
  attachmentTypes,
  type OurTasks,
  type RunFacts,
  type StageFacts,
  type TaskFacts,
} from '../../base/pipeline-facts.ts';
import { sha256 } from '../../base/sha256.ts';
import { parseEvidence } from '../../plan/evidence-file.ts';
import type { Evidence } from '../../plan/evidence-types.ts';
import { type ReviewRecord, readReviewRecord } from '../../plan/review-record.ts';
import { refusal } from './refusal.ts';

/** A run of a plan whose evidence is believed. Outside pipelines there is neither stage nor time of publication. */
export type BelievedRun = { readonly evidence: Evidence; readonly hash: string; readonly stage?: StageFacts };

export type PublishedReview = { readonly record: ReviewRecord; readonly at: number; readonly stage: StageFacts };

export type Believed = {
  readonly runs: readonly BelievedRun[];
  readonly reviews: readonly PublishedReview[];
  /** Why something that looks like evidence is none; shown only where it is missing. */
  readonly doubts: readonly Diagnostic[];
};

/**
 * Evidence and reviews of a run: only what hangs on the timeline record of our own task, which has finished. Any script may
 * attach a file to its own record; none can make the service say that the record is of our task.
 */
export function believedOf(run: RunFacts, ours: OurTasks): Believed {
  const runs: BelievedRun[] = [];
  const reviews: PublishedReview[] = [];
  const doubts: Diagnostic[] = [];
  for (const stage of run.stages) {
    for (const task of stage.tasks) {
      const evidence = task.attachments.filter((a) => a.type === attachmentTypes.evidence);
      if (evidence.length > 0) {
        const read = isTask(task, ours.deploy)
          ? readEvidence(
              run,
              stage,
              task,
              evidence.map((a) => a.content),
            )
          : `${task.name} is not the task RehearsalDeploy`;
        if (typeof read === 'string') doubts.push(doubt(stage, task, read));
        else runs.push(read);
      }
      const isReview = isTask(task, ours.review) || isTask(task, ours.plan);
      if (!isReview || !hasFinished(task) || task.finished === undefined) continue;
      for (const { type, content } of task.attachments) {
        const record = type === attachmentTypes.review ? readReviewRecord(content) : undefined;
        if (record) reviews.push({ record, at: Date.parse(task.finished), stage });
      }
    }
  }
  return { runs, reviews, doubts };
}

export function isTask({ task }: TaskFacts, id: string): boolean {
  return task?.toLowerCase() === id.toLowerCase();
}

function hasFinished({ state, result }: TaskFacts): boolean {
  return state === 'completed' && (result === 'succeeded' || result === 'succeededWithIssues');
}

/** The run, or why it is not believed. */
function readEvidence(
  run: RunFacts,
  stage: StageFacts,
  task: TaskFacts,
  contents: readonly Uint8Array[],
): BelievedRun | string {
  if (task.state !== 'completed') return 'the task has not finished';
  const [content] = contents;
  if (content === undefined || contents.length > 1) return `${contents.length} pieces of evidence hang on one task`;
  const evidence = evidenceIn(content);
  if (!evidence) return 'it is not evidence of format 1';
  // The task fails when its run does; evidence that says otherwise was not written by it.
  if (evidence.outcome === 'succeeded' && !hasFinished(task)) return `the task ${task.result ?? 'has no result'}`;
  const { runId, stage: name, stageAttempt } = evidence.run;
  if (runId !== run.id) return `it is of run ${runId ?? '(none)'}`;
  if (name !== stage.identifier) return `it is of stage ${name ?? '(none)'}`;
  if (stageAttempt !== stage.attempt) return `it is of attempt ${stageAttempt ?? '(none)'} of the stage`;
  return { evidence, hash: sha256(content), stage };
}

function evidenceIn(content: Uint8Array): Evidence | undefined {
  try {
    return parseEvidence(new TextDecoder('utf-8', { fatal: true }).decode(content), 'evidence');
  } catch (error) {
    // TypeError: the bytes are no UTF-8.
    if (error instanceof RehearsalError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function doubt(stage: StageFacts, task: TaskFacts, why: string): Diagnostic {
  return refusal(
    'GATE016',
    `The evidence on ${task.name} in stage ${stage.identifier} is not believed: ${why}.`,
    'Only what RehearsalDeploy attaches to its own record counts. Run that stage again.',
  );
}
