import type { Diff } from '../diff/diff.ts';
import type { SqlContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Group, PlanHazard, PlanOptions, Step } from './plan-types.ts';
import type { ScriptStep } from './script-steps.ts';
import type { Work } from './work.ts';

/** Everything that a hazard rule may look at. */
export type RuleInput = {
  readonly diff: Diff;
  readonly works: ReadonlyMap<ObjectKey, Work>;
  readonly steps: readonly Step[];
  readonly groups: readonly Group[];
  /** What kinds say of single steps. */
  readonly hazards: readonly PlanHazard[];
  readonly scripts: readonly ScriptStep[];
  readonly registry: Registry;
  readonly current: SqlContext;
  readonly end: SqlContext;
  readonly options: PlanOptions;
};

/** One rule of the hazard list that looks at the plan as a whole; what one step does to its object is its kind's affair. */
export type Rule = (input: RuleInput) => readonly PlanHazard[];
