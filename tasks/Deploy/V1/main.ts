import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { deployLive } from '../../../src/app/deploy-live.ts';
import { describeEnd } from '../../../src/app/deploy-plan.ts';
import { stopSignal } from '../../../src/app/stop-signal.ts';
import { attachmentTypes } from '../../../src/base/pipeline-facts.ts';
import { agentHost } from '../../../src/pipelines/agent-host.ts';
import { factsOfJob } from '../../../src/pipelines/devops/facts-of-job.ts';
import { InputReader } from '../../../src/pipelines/input-reader.ts';
import { pipelineRun } from '../../../src/pipelines/pipeline-run.ts';
import { attachCopy } from '../../../src/pipelines/publish.ts';
import { reportIssues, runTask } from '../../../src/pipelines/run-task.ts';
import { readInputs } from './inputs.ts';

const host = agentHost();

void runTask(host, async () => {
  const { request, connection } = readInputs(new InputReader(host));
  const evidenceFile = path.resolve(request.evidence);
  try {
    const result = await deployLive(connection, request, {
      run: pipelineRun(host),
      // Secret variables reach a task without being mapped into its environment.
      secret: (name) => host.variable(name),
      progress: { line: host.line, percent: host.progress },
      signal: stopSignal(),
      now: Date.now,
      // A task always runs in a job: there only Azure DevOps itself is believed.
      inJob: true,
      facts: factsOfJob(host, (milliseconds) => wait(milliseconds)),
    });
    host.output('outcome', result.outcome);
    host.output('planId', result.planId);
    host.output('hasChanges', String(result.hasChanges));
    host.output('evidenceFile', evidenceFile);
    reportIssues(host, result.problems);
    if (result.evidence.promotion?.breakGlass) host.tag('database-break-glass');
    return { result: result.problems.length > 0 ? 'failed' : 'succeeded', message: describeEnd(result) };
  } finally {
    // Also of a run that was refused or failed: what did not happen is evidence too.
    if (existsSync(evidenceFile)) attachCopy(host, attachmentTypes.evidence, evidenceFile);
  }
});
