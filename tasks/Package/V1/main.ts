import path from 'node:path';
import { packageDatabase } from '../../../src/app/package-database.ts';
import { agentHost } from '../../../src/pipelines/agent-host.ts';
import { InputReader } from '../../../src/pipelines/input-reader.ts';
import { publishFile } from '../../../src/pipelines/publish.ts';
import { reportIssues, runTask } from '../../../src/pipelines/run-task.ts';
import { readInputs } from './inputs.ts';

const host = agentHost();

void runTask(host, async () => {
  const { request, artifact } = readInputs(new InputReader(host));
  const result = await packageDatabase(request);
  reportIssues(host, result.warnings);
  const file = path.resolve(result.output);
  host.output('packageFile', file);
  host.output('objectCount', String(result.objects));
  host.output('warningCount', String(result.warnings.length));
  host.output('artifactName', artifact === undefined ? '' : (publishFile(host, artifact, file) ?? ''));
  const message = `${result.output}: ${result.objects} objects for ${result.platform}`;
  host.line(message);
  return { result: result.warnings.length > 0 ? 'succeededWithIssues' : 'succeeded', message };
});
