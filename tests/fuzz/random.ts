/** Choices that depend on the seed alone, so that a failure can be repeated. */
export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  next(below: number): number;
  pick<T>(list: readonly T[]): T;
};

export function seededRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) | 0;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
  return {
    next,
    pick: (list) => {
      const item = list[next(list.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}
