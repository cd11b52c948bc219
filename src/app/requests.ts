import type { Diagnostic } from '../base/errors.ts';
import type { RunAs } from '../plan/evidence-types.ts';
import type { ReviewRecord } from '../plan/review-record.ts';
import type { Counts, Verdict } from '../review/verdict.ts';

/** A project becomes a package. */
export type PackageRequest = {
  /** Folders, .sqlproj and .sql files. */
  readonly projects: readonly string[];
  readonly output: string;
  /** Overrides the project's: `Sql160`, `SqlAzure`, … */
  readonly platform?: string;
  /** SQLCMD variables: defaults of the package. */
  readonly variables: Readonly<Record<string, string>>;
};

export type PackageResult = {
  readonly output: string;
  readonly name: string;
  readonly platform: string;
  readonly objects: number;
  readonly warnings: readonly Diagnostic[];
};

/** The schema of a live database becomes a package. */
export type SnapshotRequest = {
  /** `env:NAME` or `stdin`. */
  readonly from: string;
  readonly output: string;
};

export type SnapshotResult = {
  readonly output: string;
  readonly name: string;
  readonly platform: string;
  readonly objects: number;
  /** Permissions that the login lacks and that would have shown more. */
  readonly hidden: readonly string[];
};

/** Two states of a database become a plan from the one to the other. */
export type PlanRequest = {
  /** A .dacpac or a project. */
  readonly desired: string;
  /** The same, or a connection: `env:NAME` or `stdin`. */
  readonly current: string;
  /** The plan folder. It is replaced as a whole if it is a plan; anything else there is an error. */
  readonly output: string;
  /** rehearsal.json. */
  readonly options?: string;
  readonly platform?: string;
  readonly edition?: string;
  /** decisions.json: waivers for the plan that this will be. Planning is repeatable, so its id can be known before. */
  readonly decisions?: string;
  /** The day on which waivers have to hold, in UTC; today where it is absent. */
  readonly today?: string;
};

export type PlanResult = {
  readonly planId: string;
  readonly output: string;
  readonly verdict: Verdict;
  readonly headline: string;
  readonly counts: Counts;
  readonly facts: readonly (readonly [string, string])[];
  /** Those that are open, the worst first. */
  readonly risks: readonly {
    readonly severity: 'block' | 'warn' | 'note';
    readonly code: string;
    readonly object: string;
    readonly message: string;
  }[];
  /** What the review was made from. */
  readonly record: ReviewRecord;
  readonly warnings: readonly Diagnostic[];
  /** Where the time went: read, plan, prove, write. Not in the plan, which is the same every time. */
  readonly milliseconds: Readonly<Record<string, number>>;
};

/** A script runs on the in-memory server that holds a package. */
export type SimulateRequest = { readonly script: string; readonly on: string; readonly output: string };
export type SimulateResult = { readonly output: string; readonly batches: number; readonly objects: number };

/** The review of an existing plan folder is written again. */
export type ReviewRequest = {
  readonly plan: string;
  readonly output: string;
  /** evidence.json files of runs of this plan. */
  readonly evidence?: readonly string[];
  /** decisions.json: waivers for this plan. */
  readonly decisions?: string;
  /** rehearsal.policy.json. */
  readonly policy?: string;
  /** The day on which waivers have to hold, in UTC; today where it is absent. */
  readonly today?: string;
};
export type ReviewResult = {
  readonly planId: string;
  readonly output: string;
  /** Name of the database's package. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly headline: string;
  /** The newest run was a promotion without what the policy asks for. */
  readonly breakGlass: boolean;
  /** What the newest run of the plan was, as far as its evidence was given. */
  readonly phase: 'planned' | 'rehearsed' | 'promoted';
  readonly counts: Counts;
  /** What stands in the way of promotion now. */
  readonly obstacles: readonly string[];
  /** What it was made from; published with it, it proves what an approver could see. */
  readonly record: ReviewRecord;
};

/** From which verdict on planning, or the review, itself fails. An unproven plan always does. */
export const failOnChoices = ['never', 'block', 'warn'] as const;
export type FailOn = (typeof failOnChoices)[number];

/** Why a plan is refused under `--fail-on`, or undefined. */
export function refusalOf(
  result: { readonly verdict: Verdict; readonly headline: string },
  failOn: FailOn,
): Diagnostic | undefined {
  const { verdict, headline } = result;
  if (verdict === 'unproven') {
    return {
      code: 'PLN001',
      severity: 'error',
      message: headline,
      hint: 'review.html names what the simulator refused.',
    };
  }
  const fails = verdict === 'block' ? failOn !== 'never' : verdict === 'warn' && failOn === 'warn';
  return fails
    ? { code: 'PLN002', severity: 'error', message: headline, hint: 'review.html lists the risks.' }
    : undefined;
}

/** What a plan may be run as. */
export const runKinds = ['rehearsal', 'promotion', 'environment'] as const satisfies readonly RunAs[];

/** Whether a process was started in a job of Azure DevOps, by a task or by a script. */
export function isInJob(environment: Readonly<Record<string, string | undefined>>): boolean {
  return /^true$/i.test(environment.TF_BUILD ?? '') || (environment.SYSTEM_HOSTTYPE ?? '') !== '';
}
