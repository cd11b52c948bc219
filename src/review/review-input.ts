import type { Plan } from '../plan/plan-types.ts';

/** What a review is made from. Everything comes from the plan folder; nothing depends on time or machine. */
export type ReviewInput = {
  readonly plan: Plan;
  /** SHA-256 of plan.json's bytes. */
  readonly planId: string;
  /** Text of deploy.sql, cut nowhere within a line; with it, findings point at their lines. */
  readonly deploySql?: readonly string[];
  /** What stands above everything else, such as the database's name. */
  readonly title?: string;
};
