import { setTimeout as wait } from 'node:timers/promises';
import { stopSignal } from '../../../src/app/stop-signal.ts';
import { verifyLive } from '../../../src/app/verify-live.ts';
import { describeVerification } from '../../../src/app/verify-promotion-now.ts';
import { agentHost } from '../../../src/pipelines/agent-host.ts';
import { factsOfJob } from '../../../src/pipelines/devops/facts-of-job.ts';
import { InputReader } from '../../../src/pipelines/input-reader.ts';
import { reportIssues, runTask } from '../../../src/pipelines/run-task.ts';
import { readInputs } from './inputs.ts';

const host = agentHost();

void runTask(host, async () => {
  const { request, connection } = readInputs(new InputReader(host));
  const result = await verifyLive(connection, request, {
    inJob: true,
    facts: factsOfJob(host, (milliseconds) => wait(milliseconds)),
    now: Date.now,
    signal: stopSignal(),
  });
  const lines = describeVerification(result);
  for (const line of lines) host.line(line);
  const { refusals, record } = result;

  host.output('planId', result.planId);
  host.output('mayPromote', String(refusals.length === 0));
  host.output('refusalCount', String(refusals.length));
  host.output('breakGlass', String(record.breakGlass !== undefined));

  reportIssues(host, refusals);
  return { result: refusals.length > 0 ? 'failed' : 'succeeded', message: lines[0] ?? '' };
});
