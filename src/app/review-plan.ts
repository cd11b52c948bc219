import path from 'node:path';
import { textContent } from '../base/file-content.ts';
import { readDacpac } from '../formats/dacpac.ts';
import type { Evidence } from '../plan/evidence-types.ts';
import { readPlanFolder } from '../plan/plan-folder.ts';
import type { ReviewInput } from '../review/review-input.ts';
import { reviewModel } from '../review/review-model.ts';
import { testResults } from '../review/test-results.ts';
import { lastRun } from '../review/verdict.ts';
import { readBeside } from './beside-plan.ts';
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
  const beside = await readBeside(request, id);
  const review: ReviewInput = {
    plan,
    planId: id,
    deploySql: [deploySql],
    ...beside.input,
    ...(rollback && { wayBack: rollback.plan }),
    ...(name !== '' && { title: name }),
  };
  writeFolder(request.output, 'review.md', (put) => {
    putReview(put, review);
    for (const [file, bytes] of beside.files) put(file, bytes);
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
    breakGlass: lastRun(evidence)?.promotion?.breakGlass !== undefined,
    counts,
    obstacles: obstacles.map((o) => o.text),
    record: beside.record,
  };
}

function phaseOf(run: Evidence | undefined): ReviewResult['phase'] {
  if (!run) return 'planned';
  return run.as === 'promotion' ? 'promoted' : 'rehearsed';
}
