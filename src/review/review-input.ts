import type { Diagnostic } from '../base/errors.ts';
import type { Waiver } from '../plan/decisions.ts';
import type { Evidence } from '../plan/evidence-types.ts';
import type { Plan } from '../plan/plan-types.ts';
import type { PolicyInForce } from '../plan/policy.ts';

/** The plan in rollback/, as far as the review of the way there speaks of it. */
export type WayBack = Pick<Plan, 'steps' | 'findings' | 'proof'>;

/** What a review is made from. Everything comes from the plan folder; nothing depends on time or machine. */
export type ReviewInput = {
  readonly plan: Plan;
  /** SHA-256 of plan.json's bytes. */
  readonly planId: string;
  /** Absent where the plan is itself a way back. */
  readonly wayBack?: WayBack;
  /** Text of deploy.sql, cut nowhere within a line; with it, findings point at their lines. */
  readonly deploySql?: readonly string[];
  /** Runs of this plan, in any order. */
  readonly evidence?: readonly Evidence[];
  /** Those of decisions.json that hold on the day of the review. */
  readonly waivers?: readonly Waiver[];
  /** Why others do not hold: another plan's, or run out. */
  readonly decisionProblems?: readonly Diagnostic[];
  /** What must be true before promotion. */
  readonly policy?: PolicyInForce;
  /** What stands above everything else, such as the database's name. */
  readonly title?: string;
};
