import { asList, asMap, isMap, type Yaml, type YamlMap } from './expand.ts';

/** One step that runs a task. */
export type TaskStep = {
  readonly task: string;
  readonly name?: string;
  readonly condition?: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
};

export type Job = {
  readonly name: string;
  /** The environment that approves it, of a deployment job. */
  readonly environment?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Steps of tasks only; checkouts and downloads of nothing are left out. */
  readonly steps: readonly TaskStep[];
};

export type Stage = {
  readonly name: string;
  readonly dependsOn: readonly string[];
  readonly condition?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
  readonly jobs: readonly Job[];
};

/** The stages of an expanded pipeline, in order. */
export function stagesOf(pipeline: YamlMap): readonly Stage[] {
  const stages = asList(pipeline.stages, 'stages').map((s) => asMap(s, 'stage'));
  return stages.map((stage, i): Stage => {
    const before = stages[i - 1]?.stage;
    const dependsOn = stage.dependsOn ?? (before === undefined ? [] : [before]);
    const variables = asList(stage.variables ?? [], 'variables').map((v) => asMap(v, 'variable'));
    return {
      name: String(stage.stage),
      dependsOn: (Array.isArray(dependsOn) ? (dependsOn as readonly Yaml[]) : [dependsOn]).map(String),
      ...(stage.condition !== undefined && { condition: String(stage.condition) }),
      variables: Object.fromEntries(
        variables.filter((v) => v.group === undefined).map((v) => [String(v.name), String(v.value)]),
      ),
      groups: variables.flatMap((v) => (v.group === undefined ? [] : [String(v.group)])),
      jobs: asList(stage.jobs, 'jobs').map((j) => jobOf(asMap(j, 'job'))),
    };
  });
}

function jobOf(job: YamlMap): Job {
  const deployment = job.deployment !== undefined;
  const steps = deployment
    ? asMap(asMap(asMap(job.strategy, 'strategy').runOnce, 'runOnce').deploy, 'deploy').steps
    : job.steps;
  return {
    name: String(deployment ? job.deployment : job.job),
    ...(deployment && { environment: String(job.environment) }),
    variables: texts(job.variables ?? {}),
    steps: asList(steps, 'steps').flatMap((s) => stepOf(asMap(s, 'step')) ?? []),
  };
}

function stepOf(step: YamlMap): TaskStep | undefined {
  if (step.task === undefined) {
    if (step.checkout !== undefined || step.download === 'none') return undefined;
    throw new Error(`a step that is no task: ${JSON.stringify(step)}`);
  }
  return {
    task: String(step.task),
    ...(step.name !== undefined && { name: String(step.name) }),
    ...(step.condition !== undefined && { condition: String(step.condition) }),
    inputs: texts(step.inputs ?? {}),
    env: texts(step.env ?? {}),
  };
}

function texts(value: Yaml): Readonly<Record<string, string>> {
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, String(v)])) : {};
}
