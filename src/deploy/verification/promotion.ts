import type { OurTasks, RunFacts } from '../../base/pipeline-facts.ts';
import type { Decisions } from '../../plan/decisions.ts';
import type { Evidence, RunTarget } from '../../plan/evidence-types.ts';
import type { Plan } from '../../plan/plan-types.ts';
import type { PolicyInForce } from '../../plan/policy.ts';

/** Everything that a promotion is judged by. Nothing in it is an input that could switch a check off. */
export type Promotion = {
  readonly plan: Plan;
  /** SHA-256 of the plan.json bytes that will run. */
  readonly planId: string;
  /** The database that will be changed, as it says itself. */
  readonly target: RunTarget;
  /** Objects in which it is no longer as the plan was made from. */
  readonly drift: readonly string[];
  readonly policy: PolicyInForce;
  readonly decisions?: Decisions;
  /** The clock, ISO 8601 in UTC. */
  readonly now: string;
  readonly where: InPipeline | OutsidePipelines;
};

/** In a job of Azure DevOps only what the service itself says counts. */
export type InPipeline = { readonly kind: 'pipeline'; readonly run: RunFacts; readonly tasks: OurTasks };

/** At somebody's own prompt there are files, and nobody to ask who approved. */
export type OutsidePipelines = { readonly kind: 'files'; readonly evidence: readonly Evidence[] };
