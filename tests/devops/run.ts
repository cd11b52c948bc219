import { randomUUID } from 'node:crypto';
import { approvalCheck } from '../../src/base/pipeline-facts.ts';
import type { CheckConfiguration, TimelineRecord } from '../../src/pipelines/devops/shapes.ts';
import type { EnvironmentModel, Member, Organisation } from './organisation.ts';

export type RunOptions = {
  readonly id: number;
  readonly pipeline: string;
  readonly requestedFor: Member;
  /** Who or what started it; the same person unless given. */
  readonly requestedBy?: Member;
};

export type MutableRecord = { -readonly [K in keyof TimelineRecord]: TimelineRecord[K] };

export type Suite = {
  readonly id: string;
  readonly environments: readonly EnvironmentModel[];
  readonly context: { readonly GraphNode: { readonly Id: string; readonly Name: string; readonly Attempt: number } };
  readonly checks: {
    readonly id: string;
    status: string;
    readonly configuration: CheckConfiguration & { id: number; version: number };
    readonly updates: { status: string }[];
  }[];
};

export type ApprovalModel = {
  readonly id: string;
  status: string;
  readonly created: string;
  readonly configuration: CheckConfiguration;
  readonly steps: { by: Member; asked: Member; at: string; comment: string; status: string }[];
};

type Attached = {
  timelineId: string;
  readonly recordId: string;
  readonly type: string;
  readonly name: string;
  readonly content: Uint8Array;
};

/** A run of a YAML pipeline: the records of its timeline, with what guards its stages and hangs on its tasks. */
export class Run {
  readonly organisation: Organisation;
  readonly id: number;
  readonly pipeline: string;
  readonly requestedFor: Member;
  readonly requestedBy: Member;
  readonly timelineId = randomUUID();
  records: MutableRecord[] = [];
  readonly suites = new Map<string, Suite>();
  readonly approvals = new Map<string, ApprovalModel>();
  readonly attachments: Attached[] = [];
  readonly properties = new Map<string, string>();
  readonly tags = new Set<string>();

  constructor(organisation: Organisation, { id, pipeline, requestedFor, requestedBy = requestedFor }: RunOptions) {
    this.organisation = organisation;
    this.id = id;
    this.pipeline = pipeline;
    this.requestedFor = requestedFor;
    this.requestedBy = requestedBy;
  }

  /** Begins a stage, or the next attempt of one: what was there becomes history, with a timeline of its own. */
  begin(name: string, environments: readonly EnvironmentModel[] = []): StageRun {
    const before = this.records.find((r) => r.type === 'Stage' && r.identifier === name);
    const attempt = (before?.attempt ?? 0) + 1;
    const previousAttempts = [...(before?.previousAttempts ?? [])];
    if (before) previousAttempts.push({ attempt: before.attempt ?? 1, timelineId: this.#archive(before) });
    const stage = this.add(
      { type: 'Stage', name: `Stage ${name}`, identifier: name, attempt, previousAttempts },
      before?.id,
    );
    return new StageRun(this, stage, environments);
  }

  add(record: Partial<MutableRecord> & { type: string; name: string }, id: string = randomUUID()): MutableRecord {
    const made: MutableRecord = {
      id,
      parentId: null,
      state: 'inProgress',
      result: null,
      attempt: 1,
      previousAttempts: [],
      startTime: this.organisation.now(),
      finishTime: null,
      task: null,
      ...record,
    };
    this.records.push(made);
    return made;
  }

  finish(record: MutableRecord, result: string): void {
    Object.assign(record, { state: 'completed', result, finishTime: this.organisation.now() });
  }

  #archive(stage: MutableRecord): string {
    const timelineId = randomUUID();
    const gone = new Set([stage.id]);
    for (let size = 0; size !== gone.size; ) {
      size = gone.size;
      for (const { id, parentId } of this.records) if (parentId && gone.has(parentId)) gone.add(id);
    }
    this.records = this.records.filter(({ id }) => !gone.has(id));
    for (const attached of this.attachments) if (gone.has(attached.recordId)) attached.timelineId = timelineId;
    return timelineId;
  }
}

export class StageRun {
  readonly run: Run;
  readonly record: MutableRecord;
  readonly environments: readonly EnvironmentModel[];
  readonly suite: Suite | undefined;

  constructor(run: Run, record: MutableRecord, environments: readonly EnvironmentModel[]) {
    this.run = run;
    this.record = record;
    this.environments = environments;
    const configurations = environments.flatMap((environment) => run.organisation.checksOf(environment));
    this.suite = configurations.length > 0 ? this.#guard(configurations) : undefined;
    this.#settle();
  }

  #guard(configurations: readonly Suite['checks'][number]['configuration'][]): Suite {
    const { run, record } = this;
    const { id, identifier, attempt = 1 } = record;
    const checkpoint = run.add({ type: 'Checkpoint', name: 'Checkpoint', parentId: id, attempt });
    const suite: Suite = {
      id: checkpoint.id,
      environments: this.environments,
      context: { GraphNode: { Id: id, Name: identifier ?? '', Attempt: attempt } },
      checks: configurations.map((configuration) => {
        const isApproval = configuration.type.id === approvalCheck;
        const type = `Checkpoint.${configuration.type.name ?? 'TaskCheck'}`;
        const child = run.add({ type, name: type, parentId: checkpoint.id, attempt });
        if (isApproval) {
          const created = run.organisation.now();
          run.approvals.set(child.id, { id: child.id, status: 'pending', created, configuration, steps: [] });
        } else run.finish(child, 'succeeded');
        return { id: child.id, status: isApproval ? 'running' : 'approved', configuration, updates: [] };
      }),
    };
    run.suites.set(suite.id, suite);
    record.state = 'pending';
    return suite;
  }

  /** An approver decides. The service refuses who may not. */
  approve(by: Member, comment = '', status = 'approved'): this {
    const open = this.#approvals().find((approval) => approval.status === 'pending' && this.#mayApprove(approval, by));
    if (!open) throw new Error(`${by.name} cannot approve ${this.record.identifier}`);
    open.steps.push({ by, asked: this.#askedFor(open, by), at: this.run.organisation.now(), comment, status });
    const least = Number(open.configuration.settings?.minRequiredApprovers ?? 1);
    if (status !== 'approved') open.status = status;
    else if (open.steps.length >= Math.max(least, 1)) open.status = 'approved';
    this.#decide(open.id, open.status);
    return this;
  }

  /** An administrator of the environment lets the stage go without a check. */
  bypass(name: string): this {
    const check = this.suite?.checks.find(({ configuration }) => configuration.type.name === name);
    if (!check) throw new Error(`There is no check ${name}`);
    check.updates.push({ status: 'bypassed' });
    this.#decide(check.id, 'bypassed');
    const approval = this.run.approvals.get(check.id);
    if (approval) approval.status = 'skipped';
    return this;
  }

  /** The approver of the check through which somebody may decide. */
  #askedFor({ configuration }: ApprovalModel, by: Member): Member {
    const { organisation } = this.run;
    const approvers = (configuration.settings?.approvers ?? []) as readonly { readonly id: string }[];
    const id = approvers.find((approver) => organisation.isIn(by, approver.id))?.id;
    return organisation.members.find((member) => member.id === id) ?? by;
  }

  #mayApprove({ configuration, steps }: ApprovalModel, by: Member): boolean {
    const { organisation, requestedFor } = this.run;
    const approvers = (configuration.settings?.approvers ?? []) as readonly { readonly id: string }[];
    if (steps.some((step) => step.by === by)) return false;
    if (configuration.settings?.requesterCannotBeApprover === true && requestedFor === by) return false;
    return approvers.some(({ id }) => organisation.isIn(by, id));
  }

  #approvals(): readonly ApprovalModel[] {
    return (this.suite?.checks ?? []).flatMap(({ id }) => this.run.approvals.get(id) ?? []);
  }

  #decide(check: string, status: string): void {
    const found = this.suite?.checks.find(({ id }) => id === check);
    if (!found || status === 'pending') return;
    found.status = status;
    const record = this.run.records.find(({ id }) => id === check);
    if (record) this.run.finish(record, status === 'rejected' ? 'failed' : 'succeeded');
    this.#settle();
  }

  /** Begins the stage as soon as nothing holds it. */
  #settle(): void {
    if (this.suite && !this.suite.checks.every(({ status }) => status === 'approved' || status === 'bypassed')) return;
    const checkpoint = this.run.records.find(({ id }) => id === this.suite?.id);
    if (checkpoint) this.run.finish(checkpoint, 'succeeded');
    this.record.state = 'inProgress';
    for (const { deployments } of this.environments) {
      const { identifier, attempt = 1 } = this.record;
      deployments.push({ owner: { id: this.run.id }, stageName: identifier ?? '', stageAttempt: attempt });
    }
  }

  job(name = 'Job'): JobRun {
    if (this.record.state !== 'inProgress') throw new Error(`${this.record.identifier} is ${this.record.state}`);
    const { attempt } = this.record;
    const phase = this.run.add({
      type: 'Phase',
      name,
      identifier: name,
      parentId: this.record.id,
      ...(attempt && { attempt }),
    });
    return new JobRun(
      this,
      this.run.add({ type: 'Job', name, identifier: name, parentId: phase.id, ...(attempt && { attempt }) }),
      phase,
    );
  }

  finish(result = 'succeeded'): void {
    this.run.finish(this.record, result);
  }
}

export class JobRun {
  readonly stage: StageRun;
  readonly record: MutableRecord;
  readonly #phase: MutableRecord;

  constructor(stage: StageRun, record: MutableRecord, phase: MutableRecord) {
    this.stage = stage;
    this.record = record;
    this.#phase = phase;
  }

  /** A task of an extension, or a script step, which is the task CmdLine. */
  task(name: string, id: string = 'd9bafed4-0b18-4f58-968d-86655b4d2ce9'): TaskRun {
    const task = { id, name, version: '1.0.0' };
    return new TaskRun(this, this.stage.run.add({ type: 'Task', name, parentId: this.record.id, task }));
  }

  finish(result = 'succeeded'): void {
    this.stage.run.finish(this.record, result);
    this.stage.run.finish(this.#phase, result);
  }

  /** What the agent gives a task of this job as its environment; `token` is the job's. */
  variables(address: string, token: string): Record<string, string> {
    const { run, record } = this.stage;
    return {
      SYSTEM_TEAMFOUNDATIONCOLLECTIONURI: address,
      SYSTEM_TEAMPROJECT: run.organisation.project.name,
      SYSTEM_TEAMPROJECTID: run.organisation.project.id,
      SYSTEM_HOSTTYPE: 'build',
      SYSTEM_JOBID: this.record.id,
      SYSTEM_STAGENAME: record.identifier ?? '',
      SYSTEM_STAGEATTEMPT: String(record.attempt ?? 1),
      SYSTEM_TIMELINEID: run.timelineId,
      BUILD_BUILDID: String(run.id),
      BUILD_DEFINITIONNAME: run.pipeline,
      BUILD_REQUESTEDFOR: run.requestedFor.name,
      ENDPOINT_URL_SYSTEMVSSCONNECTION: address,
      ENDPOINT_AUTH_SYSTEMVSSCONNECTION: JSON.stringify({ scheme: 'OAuth', parameters: { AccessToken: token } }),
      ENDPOINT_AUTH_SCHEME_SYSTEMVSSCONNECTION: 'OAuth',
      ENDPOINT_AUTH_PARAMETER_SYSTEMVSSCONNECTION_ACCESSTOKEN: token,
    };
  }
}

export class TaskRun {
  readonly job: JobRun;
  readonly record: MutableRecord;

  constructor(job: JobRun, record: MutableRecord) {
    this.job = job;
    this.record = record;
  }

  attach(type: string, name: string, content: Uint8Array): this {
    const { run } = this.job.stage;
    run.attachments.push({ timelineId: run.timelineId, recordId: this.record.id, type, name, content });
    return this;
  }

  finish(result = 'succeeded'): this {
    this.job.stage.run.finish(this.record, result);
    return this;
  }
}
