import type { TaskHost } from './task-host.ts';

/** The stage that a task runs in, of a YAML run or of a classic release. */
export type Stage = { readonly name: string; readonly attempt: number };

/** Name and attempt of the stage; empty and 1 where the agent does not say. */
export function stageOf(host: Pick<TaskHost, 'variable'>): Stage {
  const release = isRelease(host);
  const name = host.variable(release ? 'Release.EnvironmentName' : 'System.StageName') ?? '';
  const attempt = Number(host.variable(release ? 'Release.AttemptNumber' : 'System.StageAttempt') ?? '1');
  return { name, attempt: Number.isInteger(attempt) && attempt > 0 ? attempt : 1 };
}

/** A classic release has no artifacts, tags or properties of its own; its build may have. */
export function isRelease(host: Pick<TaskHost, 'variable'>): boolean {
  return (host.variable('System.HostType') ?? 'build') !== 'build';
}
