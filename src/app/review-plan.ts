import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, fail, RehearsalError } from '../base/errors.ts';
import { textContent } from '../base/file-content.ts';
import { readDacpac } from '../formats/dacpac.ts';
import { parseEvidence } from '../plan/evidence-file.ts';
import type { Evidence } from '../plan/evidence-types.ts';
import { readPlanFolder } from '../plan/plan-folder.ts';
import { reviewModel } from '../review/review-model.ts';
import { testResults } from '../review/test-results.ts';
import { lastRun } from '../review/verdict.ts';
import { readPlanFiles } from './plan-files.ts';
import { putReview } from './put-review.ts';
import type { ReviewRequest, ReviewResult } from './requests.ts';
import { writeFolder } from './write-output.ts';

/**
 * Writes the review of a plan folder again, with what its runs showed, after checking that every file that runs is the one under
 * the plan's id and that the evidence is of this plan.
 */
export async function reviewPlan(request: ReviewRequest): Promise<ReviewResult> {
  const files = readPlanFiles(request.plan);
  const { id, plan, deploySql, rollback } = readPlanFolder(files);
  const desired = files.get('desired.dacpac');
  const name = desired ? (await readDacpac(desired, path.join(request.plan, 'desired.dacpac'))).name : '';
  const review = {
    plan,
    evidence: readEvidence(request.evidence ?? [], id),
    planId: id,
    deploySql: [deploySql],
    ...(rollback && { wayBack: rollback.plan }),
    ...(name !== '' && { title: name }),
  };
  writeFolder(request.output, 'review.md', (put) => {
    putReview(put, review);
    put(
      'test-results.xml',
      textContent((push) => push(testResults(review))),
    );
  });
  const { verdict, headline, counts, obstacles, evidence } = reviewModel(review);
  return {
    planId: id,
    output: request.output,
    name,
    verdict,
    headline,
    phase: phaseOf(lastRun(evidence)),
    counts,
    obstacles: obstacles.map((o) => o.text),
  };
}

function phaseOf(run: Evidence | undefined): ReviewResult['phase'] {
  if (!run) return 'planned';
  return run.as === 'promotion' ? 'promoted' : 'rehearsed';
}

/** Reads every file and refuses those of another plan; all mistakes at once. */
function readEvidence(files: readonly string[], planId: string): readonly Evidence[] {
  const problems: Diagnostic[] = [];
  const evidence = files.flatMap((file): Evidence[] => {
    try {
      if (!existsSync(file)) fail('EVD001', `There is no file ${file}.`);
      const read = parseEvidence(readFileSync(file, 'utf8'), file);
      if (read.planId !== planId) {
        fail('EVD003', `${file} is the evidence of plan ${read.planId}, and the plan is ${planId}.`, {
          hint: 'Name evidence of this plan; what another plan did says nothing about it.',
        });
      }
      return [read];
    } catch (error) {
      if (!(error instanceof RehearsalError)) throw error;
      problems.push(...error.diagnostics);
      return [];
    }
  });
  if (problems.length > 0) throw new RehearsalError(problems);
  return evidence;
}
