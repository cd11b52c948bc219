import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EnvironmentModel, Organisation } from '../devops/organisation.ts';
import type { JobRun, Run, StageRun } from '../devops/run.ts';
import { type StepWorld, startStep, type TaskRun } from '../tasks/agent.ts';
import type { Job, Stage, TaskStep } from '../templates/pipeline.ts';

export type PipelineWorld = {
  readonly stages: readonly Stage[];
  readonly organisation: Organisation;
  readonly run: Run;
  /** Address of the organisation and a job's token. */
  readonly address: string;
  readonly token: string;
  readonly environments: Readonly<Record<string, EnvironmentModel>>;
  /** Values of the variable groups. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The checkout of `self`. */
  readonly sources: string;
};

export type StepRun = { readonly step: TaskStep; readonly run: TaskRun };
export type StageEnd = { readonly result: 'succeeded' | 'failed' | 'skipped'; readonly steps: readonly StepRun[] };

/** A run of the expanded pipeline: what the service and the agent do around the tasks, stage by stage. */
export class PipelineRun {
  readonly world: PipelineWorld;
  readonly artifacts: string;
  /** Everything that any step printed. */
  readonly printed: string[] = [];
  readonly tags: string[] = [];
  readonly #results = new Map<string, StageEnd['result']>();
  /** `stage.job` → `step.variable`, with the job's name before it for a deployment job. */
  readonly #outputs = new Map<string, ReadonlyMap<string, string>>();

  constructor(world: PipelineWorld) {
    this.world = world;
    this.artifacts = mkdtempSync(path.join(tmpdir(), 'rehearsal-artifacts-'));
  }

  /** Begins a stage, which may wait for approvals now; undefined where its condition leaves it out. */
  begin(name: string): StageRun | undefined {
    const stage = this.#stage(name);
    if (!this.#wanted(stage)) {
      this.#results.set(name, 'skipped');
      return undefined;
    }
    const environments = stage.jobs.flatMap((j) => (j.environment === undefined ? [] : [j.environment]));
    return this.world.run.begin(
      name,
      environments.map((e) => this.world.environments[e] ?? assert.fail(`no environment ${e}`)),
    );
  }

  /** Runs the jobs of a stage that nothing holds any more. */
  async finish(begun: StageRun): Promise<StageEnd> {
    const stage = this.#stage(begun.record.identifier ?? '');
    const steps: StepRun[] = [];
    let result: StageEnd['result'] = 'succeeded';
    for (const job of stage.jobs) {
      const jobRun = begun.job(job.name);
      const ran = await this.#job(stage, job, jobRun);
      steps.push(...ran);
      const failed = ran.some(({ run }) => run.result === 'Failed');
      jobRun.finish(failed ? 'failed' : 'succeeded');
      if (failed) result = 'failed';
    }
    begun.finish(result);
    this.#results.set(stage.name, result);
    return { result, steps };
  }

  /** A stage that nobody has to approve. */
  async stage(name: string): Promise<StageEnd> {
    const begun = this.begin(name);
    return begun ? this.finish(begun) : { result: 'skipped', steps: [] };
  }

  async #job(stage: Stage, job: Job, jobRun: JobRun): Promise<readonly StepRun[]> {
    const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-job-'));
    const folders = {
      'Agent.TempDirectory': path.join(folder, 'temp'),
      'Build.ArtifactStagingDirectory': path.join(folder, 'a'),
      'Pipeline.Workspace': path.join(folder, 'w'),
    };
    for (const one of Object.values(folders)) mkdirSync(one, { recursive: true });
    const outputs = new Map<string, string>();
    const variables = new Map<string, string>([
      ...Object.entries(this.world.secrets),
      ...Object.entries(stage.variables),
      ...Object.entries(job.variables).map(([name, value]) => [name, this.#runtime(stage, value)] as const),
      ...Object.entries(folders),
    ]);
    // The agent leaves a macro that it does not know as it is.
    const expand = (text: string): string =>
      text.replace(/\$\(([^)]+)\)/g, (all, name: string) => outputs.get(name) ?? variables.get(name) ?? all);
    const ran: StepRun[] = [];
    let failed = false;
    for (const step of job.steps) {
      if (failed && step.condition !== 'succeededOrFailed()') continue;
      if (step.task.startsWith('DownloadPipelineArtifact@')) {
        this.#download(expand(step.inputs.artifactName ?? ''), expand(step.inputs.targetPath ?? ''));
        continue;
      }
      const environment = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, expand(value)]));
      const run = await this.#task(step, jobRun, {
        folder,
        expand,
        variables: { ...jobRun.variables(this.world.address, this.world.token), ...environment },
      });
      ran.push({ step, run });
      for (const [name, value] of run.outputs) outputs.set(`${step.name}.${name}`, value);
      if (run.result === 'Failed') failed = true;
    }
    const prefix = job.environment === undefined ? '' : `${job.name}.`;
    this.#outputs.set(`${stage.name}.${job.name}`, new Map([...outputs].map(([k, v]) => [`${prefix}${k}`, v])));
    return ran;
  }

  async #task(step: TaskStep, jobRun: JobRun, world: StepWorld): Promise<TaskRun> {
    const bundle = bundleOf(step.task);
    const { id } = JSON.parse(readFileSync(path.join(bundle, 'task.json'), 'utf8')) as { readonly id: string };
    const record = jobRun.task(step.name ?? step.task, id);
    const run = await startStep(bundle, step.inputs, { ...world, sources: this.world.sources });
    this.printed.push(run.output);
    for (const { name, properties, data } of run.commands) {
      if (name === 'task.addattachment') {
        record.attach(properties.type ?? '', properties.name ?? '', readFileSync(data));
      } else if (name === 'artifact.upload') {
        cpSync(data, path.join(this.artifacts, properties.artifactname ?? ''), { recursive: true });
      } else if (name === 'build.addbuildtag') {
        this.tags.push(data);
        this.world.run.tags.add(data);
      }
    }
    record.finish(run.result === 'Failed' ? 'failed' : 'succeeded');
    return run;
  }

  #download(artifact: string, target: string): void {
    const from = path.join(this.artifacts, artifact);
    assert.ok(
      artifact !== '' && existsSync(from),
      `no artifact '${artifact}': ${readdirSync(this.artifacts).join(', ')}`,
    );
    cpSync(from, target, { recursive: true });
  }

  #stage(name: string): Stage {
    return this.world.stages.find((s) => s.name === name) ?? assert.fail(`no stage ${name}`);
  }

  /** `succeeded()` of all that it depends on, and an output of one of them. */
  #wanted(stage: Stage): boolean {
    if (!stage.dependsOn.every((name) => this.#results.get(name) === 'succeeded')) return false;
    if (stage.condition === undefined) return true;
    const match = /^and\(succeeded\(\), eq\(dependencies\.(\w+)\.outputs\['(\w+)\.([\w.]+)'\], '(\w+)'\)\)$/.exec(
      stage.condition,
    );
    assert.ok(match, `a condition that this agent does not know: ${stage.condition}`);
    return this.#outputs.get(`${match[1]}.${match[2]}`)?.get(match[3] ?? '') === match[4];
  }

  #runtime(stage: Stage, value: string): string {
    const match = /^\$\[ stageDependencies\.(\w+)\.(\w+)\.outputs\['([\w.]+)'\] \]$/.exec(value);
    if (!match) return value;
    assert.ok(stage.dependsOn.includes(match[1] ?? ''), value);
    return this.#outputs.get(`${match[1]}.${match[2]}`)?.get(match[3] ?? '') ?? '';
  }
}

/** `RehearsalPlan@1` → dist/tasks/Plan/V1. */
function bundleOf(task: string): string {
  const [, name = '', major = ''] = /^Rehearsal(\w+)@(\d+)$/.exec(task) ?? assert.fail(task);
  return path.join('dist/tasks', name, `V${major}`);
}
