import { fail } from '../base/errors.ts';
import { findCycles, type Graph, pathAround, sortTopologically } from '../base/graph.ts';
import { compareText } from '../base/order.ts';
import type { Rename } from '../diff/rename.ts';
import { type Item, phases, type Strength } from './item.ts';

const order: readonly Strength[] = ['must', 'resolved', 'deferred'];

/** Edges between items by how much they matter. */
class Edges {
  readonly #sets: readonly [Map<number, Strength>, ...Map<number, Strength>[]] | Map<number, Strength>[];

  constructor(count: number) {
    this.#sets = Array.from({ length: count }, () => new Map<number, Strength>());
  }

  add(from: number, to: number, strength: Strength): void {
    if (from === to) return;
    const targets = this.#sets[from] as Map<number, Strength>;
    const known = targets.get(to);
    if (known === undefined || order.indexOf(strength) < order.indexOf(known)) targets.set(to, strength);
  }

  graph(): Graph {
    return { count: this.#sets.length, edges: this.#sets.map((targets) => new Set(targets.keys())) };
  }

  /** Leaves out edges of this strength between nodes of one cycle. */
  dropWithin(cycles: readonly (readonly number[])[], strength: Strength): void {
    for (const cycle of cycles) {
      const inside = new Set(cycle);
      for (const node of cycle) {
        const targets = this.#sets[node] as Map<number, Strength>;
        for (const [to, of] of targets) if (of === strength && inside.has(to)) targets.delete(to);
      }
    }
  }
}

export type Ordered =
  | { readonly items: readonly Item[] }
  | { readonly cycle: readonly Item[]; readonly path: readonly Item[] };

/**
 * The order in which the steps run: derived from what each provides, removes, needs and lets go of. Inside a cycle
 * deferred wishes give way first, then those of resolved uses; a cycle that is left is the answer.
 */
export function tryOrder(items: readonly Item[], renames: readonly Rename[] = []): Ordered {
  const edges = new Edges(items.length);
  connect(items, edges);
  connectSiblings(items, edges);
  connectRenames(items, renames, edges);
  const ranks = ranksOf(items);
  const before = (a: number, b: number) => (ranks[a] as number) < (ranks[b] as number);
  const at = (indexes: readonly number[]) => indexes.map((i) => items[i] as Item);
  for (const weak of ['deferred', 'resolved', undefined] as const) {
    const graph = edges.graph();
    const sorted = sortTopologically(graph, before);
    if (sorted.length === items.length) return { items: at(sorted) };
    const cycles = findCycles(graph);
    const [first = []] = cycles;
    if (weak === undefined) return { cycle: at(first), path: at(pathAround(graph, first)) };
    edges.dropWithin(cycles, weak);
  }
  return { items: [] };
}

/** The same; a cycle is an error that names the path. */
export function orderItems(items: readonly Item[], renames: readonly Rename[] = []): readonly Item[] {
  const ordered = tryOrder(items, renames);
  return 'items' in ordered ? ordered.items : failWithCycle(ordered.path);
}

/** PLN004: the schema must be changed, or released in two steps. PLN001 is a plan that is not proven. */
export function failWithCycle(path: readonly Item[]): never {
  return fail('PLN004', `no order exists: ${[...path, ...path.slice(0, 1)].map((item) => item.name).join(' → ')}`, {
    hint: 'Each of these must come before the next; break the cycle in the schema, or release it in two steps.',
  });
}

/** Position of each item in the reader's order: phase, then kind, then name. Drops go from the last kind to the first. */
function ranksOf(items: readonly Item[]): Int32Array {
  const rank = (item: Item) =>
    item.phase <= phases.drop && item.phase !== phases.rename ? -item.kind.rank : item.kind.rank;
  const sorted = items
    .map((item, i) => ({ item, i }))
    .sort(
      (a, b) =>
        a.item.phase - b.item.phase ||
        rank(a.item) - rank(b.item) ||
        compareText(a.item.object.key, b.item.object.key) ||
        a.i - b.i,
    );
  const ranks = new Int32Array(items.length);
  for (const [position, { i }] of sorted.entries()) ranks[i] = position;
  return ranks;
}

function connect(items: readonly Item[], edges: Edges): void {
  const providers = new Map<string, number[]>();
  const removers = new Map<string, number[]>();
  const altered = new Map<string, number[]>();
  for (const [i, item] of items.entries()) {
    for (const token of item.provides) push(providers, token, i);
    for (const token of item.removes) push(removers, token, i);
    if (item.inPlace) push(altered, item.object.key, i);
  }
  for (const [i, item] of items.entries()) {
    const next = items[i + 1];
    // Steps of one object run in the order in which its kind gives them.
    if (next && next.work !== undefined && next.work === item.work) edges.add(i, i + 1, 'must');
    for (const { token, strength } of item.needs) {
      for (const provider of providers.get(token) ?? []) edges.add(provider, i, strength);
      // What names no column may still use one that is being added.
      if (item.work?.on !== 'none')
        for (const other of altered.get(token) ?? [])
          edges.add(other, i, strength === 'deferred' ? 'deferred' : 'resolved');
    }
    for (const { token, strength } of item.releases) {
      for (const remover of removers.get(token) ?? []) edges.add(i, remover, strength);
    }
    for (const token of item.needsGone) for (const remover of removers.get(token) ?? []) edges.add(remover, i, 'must');
  }
}

function push(map: Map<string, number[]>, token: string, i: number): void {
  const list = map.get(token);
  if (list) list.push(i);
  else map.set(token, [i]);
}

/**
 * The index that the rows are kept in goes after its siblings and comes before them: a view must have it, and a table would
 * build the others twice.
 */
function connectSiblings(items: readonly Item[], edges: Edges): void {
  const byParent = new Map<string, number[]>();
  const holders: number[] = [];
  for (const [i, { object, kind, work, draft }] of items.entries()) {
    if (object.parent === undefined || !kind.slots || !work || draft.does === 'validate') continue;
    push(byParent, object.parent, i);
    if (kind.slots(object).includes('clustered')) holders.push(i);
  }
  for (const holder of holders) {
    const { object, phase } = items[holder] as Item;
    for (const sibling of byParent.get(object.parent ?? '') ?? []) {
      const other = items[sibling] as Item;
      if (other.object.key === object.key || other.kind.slots?.(other.object).includes('clustered')) continue;
      const drops = [phase, other.phase].map((one) => one <= phases.drop);
      if (drops[0] && drops[1]) edges.add(sibling, holder, 'resolved');
      else if (!drops[0] && !drops[1]) edges.add(holder, sibling, 'resolved');
    }
  }
}

/** A rename comes before every step that spells the new name, and behind those that had to let go of the old one. */
function connectRenames(items: readonly Item[], renames: readonly Rename[], edges: Edges): void {
  if (renames.length === 0) return;
  const byKey = new Map<string, number[]>();
  const isRename = new Set<number>();
  for (const [i, item] of items.entries()) {
    if (item.phase !== phases.rename) continue;
    isRename.add(i);
    push(byKey, item.object.key, i);
  }
  let last: number | undefined;
  for (const [i, item] of items.entries()) {
    if (isRename.has(i)) {
      // Renames build on each other: a column is renamed in the table's new name.
      if (last !== undefined) edges.add(last, i, 'must');
      last = i;
      continue;
    }
    for (const key of item.names) for (const rename of byKey.get(key) ?? []) edges.add(rename, i, 'must');
    if (item.work?.beforeRename && item.names.length === 0)
      for (const token of [item.object.key, ...item.releases.map((release) => release.token)])
        for (const rename of byKey.get(token) ?? []) edges.add(i, rename, 'must');
    for (const { token } of item.needs) for (const rename of byKey.get(token) ?? []) edges.add(rename, i, 'must');
  }
}
