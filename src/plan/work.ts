import type { PropertyChange, Route, Suspension } from '../kinds/kind.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';

/** Reasons in words, nearest first. */
export type Cause = readonly string[];

const nearest = 6;
const farthest = 5;

/**
 * One reason more. Of a long chain the nearest reasons and those where it begins are told: a chain of views over views
 * would otherwise fill the plan with the square of its length.
 */
export function causedBy(reason: string, cause: Cause): Cause {
  const chain = [reason, ...cause];
  if (chain.length <= nearest + farthest) return chain;
  return [...chain.slice(0, nearest), '…', ...chain.slice(-farthest)];
}

/** How an object leaves: by its own DROP, together with its parent, or by letting go of what it is bound to. */
export type Off = 'none' | 'drop' | 'implicit' | 'suspend';
/** How it comes: by its own CREATE, within its parent's, or by taking hold again. */
export type On = 'none' | 'create' | 'folded' | 'suspend';

/** Everything that the plan does with one object; filled by the impact closure. */
export type Work = {
  readonly key: ObjectKey;
  readonly action: 'create' | 'drop' | 'alter' | 'replace' | 'keep';
  readonly before?: SchemaObject;
  /** The end; for `keep` the object as it is. */
  readonly after?: SchemaObject;
  readonly changes: readonly PropertyChange[];
  /** Why it differs; for `keep` why it is touched. */
  cause: Cause;
  /** Why it leaves for a while, when that is not why it differs. */
  offCause: Cause | undefined;
  off: Off;
  on: On;
  route: Route | undefined;
  suspension: Suspension | undefined;
  /** What the route starts from and still has to change, where a suspension does the rest. */
  rest?: { readonly before: SchemaObject; readonly changes: readonly PropertyChange[] };
  /** What it lets go of. */
  readonly uses: Reference[];
  refresh: boolean;
  /** Uses that it lets go of before it is dropped, because what it uses is bound to it in turn. */
  letsGoFirst: readonly Reference[];
  /** Tokens of members that come in a second go, after the rest of the object. */
  comesLater?: ReadonlySet<string>;
  /** Its system versioning, or that of the table whose history it is, is off for another's sake. */
  paused?: boolean;
  /** It lets go before a rename is done, under the names of before. */
  beforeRename: boolean;
};

/** Another object takes its place in one step. */
export function isAnew({ route }: Pick<Work, 'route'>): boolean {
  return route?.how === 'rebuild' || route?.how === 'recreate';
}
