import { fail } from '../../base/errors.ts';
import { ourTasks } from '../../base/our-tasks.ts';
import type { ReadFacts } from '../../base/pipeline-facts.ts';
import type { TaskHost } from '../task-host.ts';
import { connectDevOps } from './client.ts';
import { readRun } from './read-run.ts';

/** What Azure DevOps says of the run that a task is in, asked with the job's own token. */
export function factsOfJob(host: TaskHost, wait: (milliseconds: number) => Promise<unknown>): ReadFacts {
  return async ({ environments }) => {
    const kind = host.variable('System.HostType');
    if (kind !== 'build') {
      fail('ADO006', `A promotion in ${kind === undefined ? 'no job' : `a ${kind}`} cannot be verified.`, {
        hint: 'Promote from a stage of a YAML pipeline.',
      });
    }
    const job = host.jobToken();
    const [project, runId, jobId] = ['System.TeamProjectId', 'Build.BuildId', 'System.JobId'].map((n) =>
      host.variable(n),
    );
    if (!job || project === undefined || runId === undefined || jobId === undefined) {
      return fail('ADO007', 'The agent gave this task no token, or does not say which run it is in.', {
        hint: 'Run it as a task of a job; a container or remote job needs the same variables.',
      });
    }
    const [stage, attempt] = [host.variable('System.StageName'), Number(host.variable('System.StageAttempt'))];
    const devops = connectDevOps({
      address: job.collection,
      token: job.token,
      kind: 'bearer',
      wait: async (milliseconds) => void (await wait(milliseconds)),
    });
    const place = {
      project,
      runId,
      jobId,
      ...(stage !== undefined && { stage }),
      ...(attempt > 0 && { stageAttempt: attempt }),
    };
    return readRun(devops, place, { environments, tasks: ourTasks });
  };
}
