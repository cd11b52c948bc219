import path from 'node:path';
import { describePlan } from '../../../src/app/describe-plan.ts';
import { planChange } from '../../../src/app/plan-change.ts';
import { refusalOf } from '../../../src/app/requests.ts';
import { agentHost } from '../../../src/pipelines/agent-host.ts';
import { InputReader } from '../../../src/pipelines/input-reader.ts';
import { publishFolder, publishSummary } from '../../../src/pipelines/publish.ts';
import { attachReview } from '../../../src/pipelines/publish-review.ts';
import { reportIssues, runTask } from '../../../src/pipelines/run-task.ts';
import { readInputs } from './inputs.ts';

const host = agentHost();

void runTask(host, async () => {
  const inputs = readInputs(new InputReader(host));
  const result = await planChange(inputs.request, (text) => host.line(text));
  const folder = path.resolve(result.output);
  reportIssues(host, result.warnings);
  for (const line of describePlan(result)) host.line(line);
  if (inputs.summary !== undefined) publishSummary(host, inputs.summary, path.join(folder, 'review.md'));
  // An early approval of staging may follow this: nobody has to publish the same review twice.
  attachReview(host, { planId: result.planId, folder, record: result.record });
  const artifact = inputs.artifact === undefined ? undefined : publishFolder(host, inputs.artifact, folder);

  host.output('planId', result.planId);
  host.output('planFolder', folder);
  host.output('hasChanges', String(result.counts.changes > 0));
  host.output('verdict', result.verdict);
  host.output('changeCount', String(result.counts.changes));
  host.output('blockCount', String(result.counts.block + result.counts.blockingFindings));
  host.output('warningCount', String(result.counts.warn));
  host.output('artifactName', artifact ?? '');

  const refusal = refusalOf(result, inputs.failOn);
  if (refusal) {
    host.issue(refusal);
    return { result: 'failed', message: refusal.message };
  }
  return { result: 'succeeded', message: result.headline };
});
