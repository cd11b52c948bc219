import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describeReview } from '../../../src/app/describe-review.ts';
import { refusalOf } from '../../../src/app/requests.ts';
import { reviewPlan } from '../../../src/app/review-plan.ts';
import { agentHost } from '../../../src/pipelines/agent-host.ts';
import { setBuildProperties } from '../../../src/pipelines/devops/build-properties.ts';
import { InputReader } from '../../../src/pipelines/input-reader.ts';
import { publishReview, reviewProperties } from '../../../src/pipelines/publish-review.ts';
import { reportIssues, runTask } from '../../../src/pipelines/run-task.ts';
import { readInputs } from './inputs.ts';

const host = agentHost();

void runTask(host, async () => {
  const { request, title, failOn, publish } = readInputs(new InputReader(host));
  const result = await reviewPlan(request);
  const { planId, record, verdict, phase, breakGlass, counts } = result;
  const folder = path.resolve(result.output);
  for (const line of describeReview(result)) host.line(line);
  reportIssues(host, await setBuildProperties(host, reviewProperties(host, { planId, verdict, phase }), wait));
  const artifact = publishReview(host, { planId, record, folder, title, verdict, phase, breakGlass }, publish);

  host.output('planId', planId);
  host.output('reviewFolder', folder);
  host.output('reviewPage', path.join(folder, 'review.html'));
  host.output('verdict', verdict);
  host.output('phase', phase);
  host.output('blockCount', String(counts.block + counts.blockingFindings));
  host.output('warningCount', String(counts.warn));
  host.output('artifactName', artifact ?? '');

  const refusal = refusalOf(result, failOn);
  if (refusal) {
    host.issue(refusal);
    return { result: 'failed', message: refusal.message };
  }
  return { result: 'succeeded', message: result.headline };
});
