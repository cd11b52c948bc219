/** A directed graph over nodes 0 … count-1; `edges[a]` holds the nodes that come after `a`. */
export type Graph = { readonly count: number; readonly edges: readonly ReadonlySet<number>[] };

/**
 * Topological order: of the nodes that nothing holds back, the least by `before` comes first, so equal input gives equal
 * output whatever order it was built in. Nodes of cycles, and those behind them, are left out.
 */
export function sortTopologically(graph: Graph, before: (a: number, b: number) => boolean): number[] {
  const waiting = new Int32Array(graph.count);
  for (const targets of graph.edges) for (const to of targets) waiting[to] = (waiting[to] ?? 0) + 1;
  const heap = new Heap(before);
  for (let i = 0; i < graph.count; i += 1) if (waiting[i] === 0) heap.push(i);
  const order: number[] = [];
  for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
    order.push(node);
    for (const to of graph.edges[node] ?? []) {
      const left = (waiting[to] ?? 0) - 1;
      waiting[to] = left;
      if (left === 0) heap.push(to);
    }
  }
  return order;
}

/** A binary heap of numbers. */
class Heap {
  readonly #items: number[] = [];
  readonly #before: (a: number, b: number) => boolean;

  constructor(before: (a: number, b: number) => boolean) {
    this.#before = before;
  }

  push(item: number): void {
    const items = this.#items;
    let i = items.length;
    items.push(item);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = items[parent] as number;
      if (!this.#before(item, above)) break;
      items[i] = above;
      i = parent;
    }
    items[i] = item;
  }

  pop(): number | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined || items.length === 0) return first;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.#before(items[child + 1] as number, items[child] as number)) child += 1;
      if (!this.#before(items[child] as number, last)) break;
      items[i] = items[child] as number;
      i = child;
    }
    items[i] = last;
    return first;
  }
}

/**
 * Strongly connected components with more than one node (Tarjan, without recursion: a chain of ten thousand steps must
 * not exhaust the stack), each sorted.
 */
export function findCycles(graph: Graph): number[][] {
  const index = new Int32Array(graph.count).fill(-1);
  const low = new Int32Array(graph.count);
  const onStack = new Uint8Array(graph.count);
  const stack: number[] = [];
  const result: number[][] = [];
  let next = 0;
  for (let root = 0; root < graph.count; root += 1) {
    if (index[root] !== -1) continue;
    const work: { node: number; targets: Iterator<number> }[] = [];
    const open = (node: number) => {
      index[node] = next;
      low[node] = next;
      next += 1;
      stack.push(node);
      onStack[node] = 1;
      work.push({ node, targets: (graph.edges[node] ?? new Set<number>()).values() });
    };
    open(root);
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { node } = top;
      const step = top.targets.next();
      if (!step.done) {
        const to = step.value;
        if (index[to] === -1) open(to);
        else if (onStack[to] === 1) low[node] = Math.min(low[node] as number, index[to] as number);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low[parent.node] = Math.min(low[parent.node] as number, low[node] as number);
      if (low[node] !== index[node]) continue;
      const component: number[] = [];
      for (;;) {
        const member = stack.pop() as number;
        onStack[member] = 0;
        component.push(member);
        if (member === node) break;
      }
      if (component.length > 1) result.push(component.sort((a, b) => a - b));
    }
  }
  return result;
}

/** A shortest way around within `nodes` (a strongly connected component), from its first node back to it. */
export function pathAround(graph: Graph, nodes: readonly number[]): number[] {
  const inside = new Set(nodes);
  const start = nodes[0] as number;
  const from = new Map<number, number>();
  let front = [start];
  while (front.length > 0) {
    const following: number[] = [];
    for (const node of front) {
      for (const to of graph.edges[node] ?? []) {
        if (to === start) {
          const path = [node];
          for (let at = node; at !== start; ) {
            at = from.get(at) as number;
            path.unshift(at);
          }
          return path;
        }
        if (!inside.has(to) || from.has(to)) continue;
        from.set(to, node);
        following.push(to);
      }
    }
    front = following;
  }
  return [...nodes];
}
