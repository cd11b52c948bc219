import path from 'node:path';
import { serverOf } from '../../../src/app/connections.ts';
import { describeRestore, restoreStaging } from '../../../src/app/restore-staging.ts';
import { stopSignal } from '../../../src/app/stop-signal.ts';
import { agentHost } from '../../../src/pipelines/agent-host.ts';
import { InputReader } from '../../../src/pipelines/input-reader.ts';
import { reportIssues, runTask } from '../../../src/pipelines/run-task.ts';
import { readInputs } from './inputs.ts';

const host = agentHost();

void runTask(host, async () => {
  const { request } = readInputs(new InputReader(host));
  const report = await restoreStaging(request, {
    server: (connection) => serverOf(connection),
    line: host.line,
    percent: host.progress,
    signal: stopSignal(),
  });
  const { summary, lines, warnings } = describeRestore(report);
  for (const line of lines) host.line(line);
  reportIssues(host, warnings);

  host.output('outcome', report.outcome);
  host.output('database', report.staging.database);
  host.output('backupFinished', report.from.backupFinished ?? '');
  host.output('hasData', String(report.method !== 'schema-only'));
  host.output('reportFile', path.resolve(request.report));
  return { result: warnings.length > 0 ? 'succeededWithIssues' : 'succeeded', message: summary };
});
