/** Where the time of one use case goes: each lap is added to what its name has so far. */
export type Stopwatch = {
  lap(name: string): void;
  milliseconds(): Readonly<Record<string, number>>;
};

export function stopwatch(): Stopwatch {
  const spent = new Map<string, number>();
  let last = performance.now();
  return {
    lap: (name) => {
      const now = performance.now();
      spent.set(name, (spent.get(name) ?? 0) + now - last);
      last = now;
    },
    milliseconds: () => Object.fromEntries([...spent].map(([name, ms]) => [name, Math.round(ms * 10) / 10])),
  };
}
