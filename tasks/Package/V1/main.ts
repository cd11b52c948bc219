import path from 'node:path';
import { packageDatabase } from '../../../src/app/package-database.ts';
import { agentHost } from '../../../src/pipelines/agent-host.ts';
import { InputReader } from '../../../src/pipelines/input-reader.ts';
import { reportIssues, runTask } from '../../../src/pipelines/run-task.ts';
import { readInputs } from './inputs.ts';

const host = agentHost();

void runTask(host, async () => {
  const result = await packageDatabase(readInputs(new InputReader(host)));
  reportIssues(host, result.warnings);
  host.output('packageFile', path.resolve(result.output));
  host.output('objectCount', String(result.objects));
  host.output('warningCount', String(result.warnings.length));
  const message = `${result.output}: ${result.objects} objects for ${result.platform}`;
  host.line(message);
  return { result: result.warnings.length > 0 ? 'succeededWithIssues' : 'succeeded', message };
});
