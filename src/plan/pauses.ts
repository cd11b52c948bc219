import type { StepDraft } from '../kinds/kind.ts';
import { unversioned, unversionedTable } from '../kinds/table/system-versioning.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { DraftInput } from './draft-items.ts';
import { type Item, phases, type Token } from './item.ts';
import { stepName } from './words.ts';
import type { Work } from './work.ts';
import type { ClosureInput, Works } from './works.ts';

/**
 * Steps that need a temporal table without system versioning come between one that switches it off and one that switches it
 * on. Where the table's own route has such steps, they become the first and the last of the table's.
 */
export function withPauses(items: readonly Item[], input: DraftInput): Item[] {
  let result = [...items];
  for (const [table, users] of usersByTable(items)) result = paused(result, table, users, input);
  return result;
}

/** Tables whose system versioning has to be off for what the works do, as far as they are known. */
export function pausedTables(input: ClosureInput, works: Works): ReadonlySet<ObjectKey> {
  const tables = new Set<ObjectKey>();
  for (const work of works.all.values()) {
    const steps = [...(work.route?.steps ?? []), ...(work.suspension?.off ?? []), ...dropSteps(input, work)];
    for (const token of steps.flatMap(({ needs }) => needs ?? [])) {
      const table = unversionedTable(token);
      if (table !== undefined) tables.add(table);
    }
  }
  return tables;
}

/** How something leaves an object that may have to be paused for it. */
function dropSteps({ current, registry }: ClosureInput, { before, off }: Work): readonly StepDraft[] {
  if (off !== 'drop' || before?.parent === undefined) return [];
  const parent = current.model.objects.get(before.parent);
  if (!parent || !registry.kinds[parent.kind]?.pause) return [];
  return registry.kinds[before.kind]?.drop(before, current) ?? [];
}

/** The history table of a temporal table. */
export function mirrorOf({ end, registry }: ClosureInput, table: ObjectKey): ObjectKey | undefined {
  const object = end.model.objects.get(table);
  return object && registry.kinds[object.kind]?.mirror?.(object, end.key);
}

/** Steps that ask for a table without versioning, by the table. */
function usersByTable(items: readonly Item[]): ReadonlyMap<ObjectKey, readonly Item[]> {
  const result = new Map<ObjectKey, Item[]>();
  for (const item of items) {
    for (const { token } of item.needs) {
      const table = unversionedTable(token);
      if (table === undefined) continue;
      const list = result.get(table);
      if (list) list.push(item);
      else result.set(table, [item]);
    }
  }
  return result;
}

function paused(items: readonly Item[], table: ObjectKey, users: readonly Item[], input: DraftInput): Item[] {
  const token = unversioned(table);
  const isOff = (item: Item) => item.provides.includes(token);
  const isOn = (item: Item) => item.removes.includes(token);
  const made = pauseItems(table, users, input);
  const off = items.find(isOff) ?? made?.off;
  const on = items.find(isOn) ?? made?.on;
  // The table ends, or begins, as an ordinary one: what needs that is ordered by its own steps.
  if (!off || !on) return [...items];
  // It is switched on when all that needs it off, and what comes back in their place, is done.
  const concerned = new Set([table, ...users.map(({ object }) => object.key)]);
  const waits: Token = { token, strength: 'must' };
  const others = items
    .filter((item) => !isOff(item) && !isOn(item))
    .map((item) => (concerned.has(item.object.key) ? { ...item, releases: [...item.releases, waits] } : item));
  const first = others.findIndex(({ object }) => object.key === table);
  if (first < 0) return [...others, off, on];
  const last = others.findLastIndex(({ object }) => object.key === table);
  return [...others.slice(0, first), off, ...others.slice(first, last + 1), on, ...others.slice(last + 1)];
}

function pauseItems(
  table: ObjectKey,
  users: readonly Item[],
  { current, end, registry }: DraftInput,
): { readonly off: Item; readonly on: Item } | undefined {
  const before = current.model.objects.get(table);
  const after = end.model.objects.get(table);
  const kind = after && registry.kinds[after.kind];
  if (!before || !after || !kind) return undefined;
  const input = { before, after, changes: [], current, desired: end };
  const pause = kind.pause?.(input);
  if (!pause) return undefined;
  const common = { work: undefined, object: after, kind, because: users[0]?.because ?? [], inPlace: true };
  const itemOf = (draft: typeof pause.off, phase: number): Item => ({
    ...common,
    name: stepName(draft.does, kind, after),
    draft,
    phase,
    provides: draft.provides ?? [],
    removes: draft.removes ?? [],
    needs: (draft.needs ?? []).map((token): Token => ({ token, strength: 'must' })),
    releases: [],
    needsGone: [],
    names: [table],
  });
  return { off: itemOf(pause.off, phases.off), on: itemOf(pause.on, phases.on) };
}
