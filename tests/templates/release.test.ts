import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parsePolicy } from '../../src/plan/policy.ts';
import { asMap, declaredParameters, expandPipeline, expandTemplate } from './expand.ts';
import { type Job, type Stage, stagesOf, type TaskStep } from './pipeline.ts';

type TaskJson = {
  readonly name: string;
  readonly version: { readonly Major: number };
  readonly inputs: readonly {
    readonly name: string;
    readonly aliases?: readonly string[];
    readonly required: boolean;
    readonly defaultValue: string;
    readonly options?: Readonly<Record<string, string>>;
  }[];
  readonly outputVariables: readonly { readonly name: string }[];
};

const ours: ReadonlyMap<string, TaskJson> = new Map(
  readdirSync('tasks')
    .map((name) => `tasks/${name}/V1/task.json`)
    .filter(existsSync)
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as TaskJson)
    .map((task) => [`${task.name}@${task.version.Major}`, task] as const),
);

/** Inputs of the tasks of others that we use: https://learn.microsoft.com/azure/devops/pipelines/tasks/reference */
const others: Readonly<Record<string, readonly string[]>> = {
  'DownloadPipelineArtifact@2': ['artifactName', 'targetPath'],
};

const templates = readdirSync('templates').filter((name) => name.endsWith('.yml'));
const stages = stagesOf(expandPipeline('samples/azure-pipelines.yml'));
const jobs = stages.flatMap((stage) => stage.jobs.map((job) => ({ stage, job })));

describe('templates/release.yml, as the sample pipeline extends it', () => {
  it('has its stages in order, each after what it needs', () => {
    assert.deepEqual(
      stages.map((s) => [s.name, s.dependsOn]),
      [
        ['Build', []],
        ['Plan', ['Build']],
        ['Staging', ['Plan']],
        ['LoadTest', ['Build', 'Plan', 'Staging']],
        ['UAT', ['Build', 'Plan', 'Staging']],
        ['Production', ['Plan', 'Staging', 'LoadTest', 'UAT']],
      ],
    );
  });

  it('has an approval before everything that changes a database', () => {
    for (const { stage, job } of jobs) {
      const changes = job.steps.some((s) => /^Rehearsal(Deploy|Restore)@/.test(s.task));
      assert.equal(job.environment !== undefined, changes, `${stage.name}.${job.name}`);
    }
  });

  it('rehearses and promotes the same plan by its id, and only there', () => {
    const deploys = jobs.flatMap(({ stage, job }) =>
      job.steps.filter((s) => s.task === 'RehearsalDeploy@1').map((s) => [stage.name, s.inputs.as, s.inputs.planId]),
    );
    assert.deepEqual(deploys, [
      ['Staging', 'rehearsal', '$(planId)'],
      ['LoadTest', 'rehearsal', '$(planId)'],
      ['UAT', 'environment', '$(plan.planId)'],
      ['Production', 'promotion', '$(planId)'],
    ]);
  });

  it('reviews after every run of the plan, also of one that failed', () => {
    for (const { stage, job } of jobs) {
      const at = job.steps.findIndex((s) => s.inputs.as === 'rehearsal' || s.inputs.as === 'promotion');
      if (at < 0) continue;
      const next = job.steps[at + 1];
      assert.deepEqual([next?.task, next?.condition], ['RehearsalReview@1', 'succeededOrFailed()'], stage.name);
    }
  });

  it('gives a production credential to no stage before the plan', () => {
    assert.deepEqual(stages.find((s) => s.name === 'Build')?.groups, []);
  });

  it('carries a policy that is one', () => {
    for (const stage of stages) {
      const policy = stage.variables.rehearsalPolicy;
      if (policy !== undefined) parsePolicy(JSON.parse(policy), 'templates/policy.yml');
    }
    assert.ok(stages.some((s) => s.variables.rehearsalPolicy !== undefined));
  });

  for (const { stage, job } of jobs) {
    describe(`${stage.name}.${job.name}`, () => {
      it('has tasks, inputs, choices and what is required as task.json says', () => {
        for (const step of job.steps) checkInputs(step);
      });
      it('uses only variables and outputs that are there', () => checkVariables(stage, job));
    });
  }
});

describe('the templates', () => {
  it('are all used, and without environments between too', () => {
    const bare = expandTemplate('templates/release.yml', {
      project: 'a',
      production: { environment: 'p', reader: 'r', deployer: 'd', variableGroup: 'g' },
      staging: { environment: 's', deployer: 'd', variableGroup: 'g', allowed: 'a/b', method: 'history' },
    });
    assert.deepEqual(
      stagesOf(bare).map((s) => s.name),
      ['Build', 'Plan', 'Staging', 'Production'],
    );
    assert.deepEqual(templates, [
      'environment-steps.yml',
      'plan-steps.yml',
      'policy.yml',
      'promote-steps.yml',
      'rehearse-steps.yml',
      'release.yml',
    ]);
  });

  it('say what each parameter of a pipeline is', () => {
    const text = readFileSync('templates/release.yml', 'utf8');
    for (const { name } of declaredParameters('templates/release.yml')) {
      assert.match(text, new RegExp(`\\n {2}# .+\\n {2}- name: ${name}\\n`), name);
    }
  });

  it('refuse a parameter that they do not have', () => {
    assert.throws(() => expandTemplate('templates/release.yml', { projct: 'a' }), /has no parameter projct/);
    assert.throws(() => expandTemplate('templates/release.yml', { project: 'a' }), /production is missing/);
  });

  it('of steps hold to task.json too', () => {
    const file = 'templates/plan-steps.yml';
    const steps = asMap(expandTemplate(file, { project: 'a', current: 'b' }), file).steps;
    const [stage] = stagesOf({ stages: [{ stage: 'S', jobs: [{ job: 'J', steps: steps ?? [] }] }] });
    const [job] = stage?.jobs ?? [];
    assert.ok(stage && job);
    for (const step of job.steps) checkInputs(step);
    checkVariables(stage, job);
  });
});

function checkInputs({ task, inputs, env }: TaskStep): void {
  const known = ours.get(task);
  const names = known?.inputs.flatMap((i) => [i.name, ...(i.aliases ?? [])]) ?? others[task];
  assert.ok(names, `there is no task ${task}`);
  for (const name of Object.keys(inputs)) assert.ok(names.includes(name), `${task} has no input ${name}`);
  for (const input of known?.inputs ?? []) {
    const given = [input.name, ...(input.aliases ?? [])].map((name) => inputs[name]).find((v) => v !== undefined);
    if (input.required) assert.ok((given ?? input.defaultValue) !== '', `${task} needs ${input.name}`);
    if (input.options && given !== undefined) assert.ok(given in input.options, `${task} ${input.name}: ${given}`);
  }
  // A connection is named by a variable that the step maps.
  for (const [, name = ''] of Object.values(inputs)
    .join('\n')
    .matchAll(/env:(\w+)/g)) {
    assert.ok(name in env, `${task} does not map ${name}`);
  }
}

/** Variables of the service, and of the groups that the sample names. */
const predefined = /^(Agent|Build|Pipeline|System)\.\w+$|^shop-[a-z-]+$/;

function checkVariables(stage: Stage, job: Job): void {
  const outputs = new Set<string>();
  for (const step of job.steps) {
    for (const value of [...Object.values(step.inputs), ...Object.values(step.env)]) {
      for (const [, name = ''] of value.matchAll(/\$\(([^)]+)\)/g)) {
        const there = predefined.test(name) || name in job.variables || name in stage.variables || outputs.has(name);
        assert.ok(there, `${stage.name}.${job.name} ${step.task}: $(${name})`);
      }
    }
    for (const { name } of ours.get(step.task)?.outputVariables ?? []) outputs.add(`${step.name}.${name}`);
  }
  for (const value of Object.values(job.variables)) {
    const match = /^\$\[ stageDependencies\.(\w+)\.(\w+)\.outputs\['([\w.]+)'\] \]$/.exec(value);
    assert.ok(match, value);
    checkOutput(stage, match[1] ?? '', match[2] ?? '', match[3] ?? '');
  }
  const condition = /dependencies\.(\w+)\.outputs\['(\w+)\.([\w.]+)'\]/.exec(stage.condition ?? '');
  if (condition) checkOutput(stage, condition[1] ?? '', condition[2] ?? '', condition[3] ?? '');
}

/** Of a deployment job that runs once, the job's name stands before the step's. */
function checkOutput(stage: Stage, from: string, jobName: string, output: string): void {
  assert.ok(stage.dependsOn.includes(from), `${stage.name} does not depend on ${from}`);
  const job = stages.find((s) => s.name === from)?.jobs.find((j) => j.name === jobName);
  assert.ok(job, `${from}.${jobName}`);
  const known = job.steps.flatMap((step) =>
    (ours.get(step.task)?.outputVariables ?? []).map(({ name }) =>
      job.environment === undefined ? `${step.name}.${name}` : `${job.name}.${step.name}.${name}`,
    ),
  );
  assert.ok(known.includes(output), `${from}.${jobName} has no output ${output}`);
}
