import { type Diagnostic, RehearsalError } from '../../base/errors.ts';
import type { TaskHost } from '../task-host.ts';
import { connectDevOps } from './client.ts';

/**
 * Sets properties of the build that a task runs in, or of the build that a classic release deploys: gates and checks of the service
 * read them. They say what is meant and prove nothing, so that one that cannot be set is a warning. No names with dots: a gate's
 * expression cannot ask for them.
 */
export async function setBuildProperties(
  host: TaskHost,
  properties: Readonly<Record<string, string>>,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<readonly Diagnostic[]> {
  const job = host.jobToken();
  const [project, build] = [host.variable('System.TeamProjectId'), host.variable('Build.BuildId')];
  // A release of something else than a build has none.
  if (!job || project === undefined || build === undefined) return [];
  const { collection: address, token } = job;
  const pause = async (milliseconds: number): Promise<void> => void (await wait(milliseconds));
  const devops = connectDevOps({ address, token, kind: 'bearer', wait: pause });
  const path = `${encodeURIComponent(project)}/_apis/build/builds/${encodeURIComponent(build)}/properties?api-version=7.1-preview.1`;
  const patch = Object.entries(properties).map(([name, value]) => ({ op: 'add', path: `/${name}`, value }));
  const asked = {
    what: 'to set properties of the build',
    setting: 'Allow "{project} Build Service" to update build information.',
  };
  try {
    await devops.send('PATCH', path, patch, asked, 'application/json-patch+json');
    return [];
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    return error.diagnostics.map((d) => ({ ...d, severity: 'warning' }));
  }
}
