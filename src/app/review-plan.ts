import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fail } from '../base/errors.ts';
import { readDacpac } from '../formats/dacpac.ts';
import { type PlanFiles, readPlanFolder } from '../plan/plan-folder.ts';
import { countsOf, headline, verdictOf } from '../review/verdict.ts';
import { putReview } from './put-review.ts';
import type { ReviewRequest, ReviewResult } from './requests.ts';
import { writeFolder } from './write-output.ts';

/** Writes the review of a plan folder again, after checking that every file that runs is the one under the plan's id. */
export async function reviewPlan(request: ReviewRequest): Promise<ReviewResult> {
  const files = readFolder(request.plan);
  const { id, plan, deploySql, rollback } = readPlanFolder(files);
  const desired = files.get('desired.dacpac');
  const name = desired ? (await readDacpac(desired, path.join(request.plan, 'desired.dacpac'))).name : '';
  const review = {
    plan,
    planId: id,
    deploySql: [deploySql],
    ...(rollback && { wayBack: rollback.plan }),
    ...(name !== '' && { title: name }),
  };
  writeFolder(request.output, 'review.md', (put) => putReview(put, review));
  const verdict = verdictOf(plan);
  return { planId: id, output: request.output, verdict, headline: headline(verdict, countsOf(plan)) };
}

function readFolder(folder: string): PlanFiles {
  if (!existsSync(folder)) fail('SRC001', `There is no folder ${folder}.`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(folder, name))]),
  );
}
