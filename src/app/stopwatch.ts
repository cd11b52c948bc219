/** Where the time of one use case goes: each lap is added to what its name has so far. */
export type Stopwatch = {
  lap(name: string): void;
  milliseconds(): Readonly<Record<string, number>>;
};

// Not performance.now: loading what that is part of takes five milliseconds.
const now = (): number => Number(process.hrtime.bigint()) / 1e6;

export function stopwatch(): Stopwatch {
  const spent = new Map<string, number>();
  let last = now();
  return {
    lap: (name) => {
      const time = now();
      spent.set(name, (spent.get(name) ?? 0) + time - last);
      last = time;
    },
    milliseconds: () => Object.fromEntries([...spent].map(([name, ms]) => [name, Math.round(ms * 10) / 10])),
  };
}
