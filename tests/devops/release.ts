import { attachmentTypes } from '../../src/base/pipeline-facts.ts';
import { sha256 } from '../../src/base/sha256.ts';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { bytes, ours, planId, rehearsal } from '../deploy/verification/world.ts';
import { type EnvironmentModel, type Member, Organisation } from './organisation.ts';
import type { JobRun, Run, StageRun, TaskRun } from './run.ts';

const begin = Date.parse('2026-11-23T08:00:00Z');

/** A release of the shop as the template makes it, step by step, so that a test can do any of them differently. */
export class Release {
  readonly organisation: Organisation;
  readonly leads: Member;
  readonly dbas: Member;
  readonly ann: Member;
  readonly ben: Member;
  readonly dev: Member;
  readonly staging: EnvironmentModel;
  readonly production: EnvironmentModel;
  readonly run: Run;
  evidence: Evidence = rehearsal;

  constructor() {
    this.organisation = new Organisation(() => begin);
    this.dbas = this.organisation.group('[Shop]\\DBAs');
    this.leads = this.organisation.group('[Shop]\\DBA Leads', [this.dbas]);
    this.ann = this.organisation.person('ann', [this.leads]);
    this.ben = this.organisation.person('ben', [this.dbas]);
    this.dev = this.organisation.person('dev');
    this.staging = this.organisation.environment('shop-staging');
    this.production = this.organisation.environment('shop-production');
    // Everybody may approve here: that the policy asks for more is what the tests are about.
    const everybody = [this.dbas, this.dev];
    for (const environment of [this.staging, this.production]) {
      this.organisation.approval(environment, everybody);
      this.organisation.check(environment, { id: '2ef31ad6-baa0-403a-8b45-2cbc9b4e5563', name: 'ExclusiveLock' });
    }
    this.run = this.organisation.run('shop-release', { requestedFor: this.dev });
  }

  plan(id = planId): void {
    this.#tasks('Plan', (job) => {
      job.task('Plan', ours.plan).finish();
      this.review(job, { planId: id });
    });
  }

  /** Restored, rehearsed, and approved by Ann. */
  rehearse(approver = this.ann): TaskRun {
    const stage = this.run.begin('Staging', [this.staging]).approve(approver);
    const task = this.deploy(stage.job(), this.evidence);
    this.#end(task);
    return task;
  }

  showEvidence(): void {
    this.#tasks('Review', (job) => this.review(job, { evidence: [sha256(bytes(this.#stamped('Staging')))] }));
  }

  /** The stage of production as it waits for approval. */
  promote(): StageRun {
    return this.run.begin('Production', [this.production]);
  }

  /** A job in a stage that has been approved. */
  static job(stage: StageRun): JobRun {
    return stage.job();
  }

  deploy(job: JobRun, evidence: Evidence): TaskRun {
    const task = job.task('Deploy', ours.deploy);
    const stamped = { ...evidence, run: this.#place(job.stage) };
    return task.attach(attachmentTypes.evidence, 'evidence', bytes(stamped)).finish();
  }

  review(job: JobRun, record: object): TaskRun {
    const content = bytes({ format: 1, planId, evidence: [], ...record });
    return job.task('Review', ours.review).attach(attachmentTypes.review, 'review', content).finish();
  }

  #stamped(name: string): Evidence {
    const record = this.run.records.find((r) => r.type === 'Stage' && r.identifier === name);
    return { ...this.evidence, run: { runId: String(this.run.id), stage: name, stageAttempt: record?.attempt ?? 1 } };
  }

  #place({ record }: StageRun) {
    return { runId: String(this.run.id), stage: record.identifier ?? '', stageAttempt: record.attempt ?? 1 };
  }

  #tasks(name: string, work: (job: JobRun) => void): void {
    const stage = this.run.begin(name);
    const job = stage.job();
    work(job);
    job.finish();
    stage.finish();
  }

  #end({ job }: TaskRun): void {
    job.finish();
    job.stage.finish();
  }
}
