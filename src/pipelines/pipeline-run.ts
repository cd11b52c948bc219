import type { TaskHost } from './task-host.ts';

/** Which run of which pipeline this is, for evidence and journal; of a classic release the release. */
export type PipelineFacts = {
  readonly collection?: string;
  readonly project?: string;
  readonly pipeline?: string;
  readonly runId?: string;
  readonly stage?: string;
  readonly stageAttempt?: number;
  readonly job?: string;
  readonly requestedFor?: string;
};

/** What the agent says of the run that this step is in. */
export function pipelineRun(host: TaskHost): PipelineFacts {
  const first = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = host.variable(name);
      if (value !== undefined && value !== '') return value;
    }
    return undefined;
  };
  const isRelease = first('Release.ReleaseId') !== undefined;
  const attempt = Number(first(isRelease ? 'Release.AttemptNumber' : 'System.StageAttempt'));
  const facts = {
    collection: first('System.CollectionUri', 'System.TeamFoundationCollectionUri'),
    project: first('System.TeamProject'),
    pipeline: first(isRelease ? 'Release.DefinitionName' : 'Build.DefinitionName'),
    runId: first(isRelease ? 'Release.ReleaseId' : 'Build.BuildId'),
    stage: first(isRelease ? 'Release.EnvironmentName' : 'System.StageName'),
    stageAttempt: Number.isInteger(attempt) && attempt > 0 ? attempt : undefined,
    job: first('System.JobName', 'Agent.JobName'),
    requestedFor: first(isRelease ? 'Release.RequestedFor' : 'Build.RequestedFor'),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
