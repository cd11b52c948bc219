import type { Kind, SqlContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import type { Item } from './item.ts';
import { routeWithout, splitRoute } from './split-members.ts';
import { isAnew } from './work.ts';

export type BreakerInput = { readonly registry: Registry; readonly current: SqlContext; readonly end: SqlContext };

/**
 * Changes the work of a cycle's steps so that an order may exist. False when the cycle is none of its kind, or when it has
 * been tried: every success makes some work do more, so trying again comes to an end.
 */
type CycleBreaker = (cycle: readonly Item[], input: BreakerInput) => boolean;

/** Tried in this order; the first that changes something ends the round. */
const breakers: readonly CycleBreaker[] = [columnsApart, modulesLetGo];

export function breakCycle(cycle: readonly Item[], input: BreakerInput): boolean {
  return breakers.some((breaker) => breaker(cycle, input));
}

/**
 * Tables that go (or are copied) together with functions which are bound to them, and which they are bound to by computed
 * columns: the columns go first; where such a cycle comes, the columns come last.
 */
function columnsApart(cycle: readonly Item[], { current, end }: BreakerInput): boolean {
  const keys = new Set(cycle.map((item) => item.object.key));
  let broken = false;
  for (const { work, kind } of cycle) {
    if (!work) continue;
    const inCycle = (use: Reference) =>
      use.from !== undefined && use.binding === 'bound' && keys.has(use.to) && use.to !== work.key;
    if (work.before && work.letsGoFirst.length === 0 && (work.off === 'drop' || isAnew(work))) {
      const members = droppable(work.before, kind, inCycle, current);
      if (members.size > 0) {
        const isOf = (use: Reference) => inCycle(use) && members.has(current.naming.fold(use.from ?? ''));
        work.letsGoFirst = work.before.references.filter(isOf);
        routeWithout(work, kind, members, current, end);
        broken = true;
      }
    }
    if (broken || !work.after || !work.route || work.comesLater) continue;
    const members = droppable(work.after, kind, inCycle, end);
    broken = splitRoute(work, kind, members, current, end);
  }
  return broken;
}

/** Members that make such uses and can be dropped and added for it: those without values of their own. */
function droppable(
  object: SchemaObject,
  kind: Kind,
  isUse: (use: Reference) => boolean,
  context: SqlContext,
): ReadonlySet<string> {
  const uses = object.references.filter(isUse);
  const off = uses.length > 0 ? (kind.suspend?.(object, context, uses)?.off ?? []) : [];
  const prefix = `${object.key}#`;
  return new Set(
    off.flatMap(({ removes = [], provides = [] }) =>
      removes
        .filter((token) => token.startsWith(prefix) && !provides.includes(token))
        .map((token) => token.slice(prefix.length)),
    ),
  );
}

/**
 * A bound module that changes in place, between a table that it will use anew and something that it used and that the
 * table's change waits for: it lets go of the old before, and takes hold of the new when it is altered. What keeps rows of
 * its own (an indexed view) cannot.
 */
function modulesLetGo(cycle: readonly Item[], { registry, current }: BreakerInput): boolean {
  const keys = new Set(cycle.map((item) => item.object.key));
  let broken = false;
  for (const { work, kind } of cycle) {
    if (!work?.before || work.off !== 'none' || work.on !== 'none' || work.route?.how !== 'inPlace') continue;
    if (kind.properties.some((row) => row.stored)) continue;
    if (current.index.childrenOf(work.key).some((child) => registry.kinds[child.kind]?.slots)) continue;
    const uses = work.before.references.filter((use) => use.binding === 'bound' && keys.has(use.to));
    const suspension = uses.length > 0 ? kind.suspend?.(work.before, current, uses) : undefined;
    if (!suspension) continue;
    work.suspension = { off: suspension.off, on: [] };
    work.uses.push(...uses);
    work.offCause = work.cause;
    work.off = 'suspend';
    broken = true;
  }
  return broken;
}
