import type { Bar, Failure, Outcome } from './bar.ts';

type Entry = {
  readonly where: string;
  readonly outcome: Outcome;
  readonly open: readonly Failure[];
  readonly explained: number;
};

export type Tally = {
  add(bar: Bar, where: string, outcome: Outcome): void;
  /** What failed at one place, on one line. */
  line(where: string): string;
  /** Every failure, bar by bar, for working down the list. */
  failures(): string;
  /** One line a bar: figures, pass or fail. */
  table(): string;
  passes(): boolean;
};

export function tally(
  bars: readonly Bar[],
  explain: (bar: string, where: string, failure: Failure) => string | undefined,
): Tally {
  const entries = new Map<Bar, Entry[]>(bars.map((bar) => [bar, []]));
  const verdict = (bar: Bar): { text: string; pass: boolean } => {
    const list = entries.get(bar)!;
    const sum = { done: 0, of: 0, failures: 0, explained: 0, leftOut: 0 };
    for (const { outcome, open, explained } of list) {
      sum.done += outcome.done;
      sum.of += outcome.of;
      sum.failures += open.length;
      sum.explained += explained;
      sum.leftOut += outcome.leftOut?.length ?? 0;
    }
    const pass = bar.passes(sum);
    const share = sum.of === 0 ? '–' : `${((100 * sum.done) / sum.of).toFixed(1)} %`;
    const notes = [
      ...(sum.explained > 0 ? [`${sum.explained} explained`] : []),
      ...(sum.leftOut > 0 ? [`${sum.leftOut} left out`] : []),
    ].join(', ');
    const figures = `${`${sum.done}/${sum.of}`.padStart(11)} ${share.padStart(8)}`;
    const text = `${pass ? 'pass' : 'FAIL'}  ${bar.name.padEnd(9)} ${figures}  (bar ${bar.bar})  ${bar.says}`;
    return { text: notes === '' ? text : `${text} [${notes}]`, pass };
  };
  return {
    add(bar, where, outcome) {
      const open = outcome.failures.filter((failure) => explain(bar.name, where, failure) === undefined);
      entries.get(bar)!.push({ where, outcome, open, explained: outcome.failures.length - open.length });
    },
    line(where) {
      const parts: string[] = [];
      for (const [bar, list] of entries) {
        for (const entry of list.filter((one) => one.where === where)) {
          const { done, of, leftOut } = entry.outcome;
          if (of === 0 && leftOut !== undefined) {
            parts.push(`${bar.name} –`);
            continue;
          }
          parts.push(entry.open.length === 0 ? `${bar.name} ✓` : `${bar.name} ${done}/${of} (${entry.open[0]!.what})`);
        }
      }
      return `${where}: ${parts.join(' · ')}`;
    },
    failures() {
      const lines: string[] = [];
      for (const [bar, list] of entries) {
        lines.push(`== ${bar.name}: ${bar.says}`);
        for (const { where, outcome, open } of list) {
          for (const reason of outcome.leftOut ?? []) lines.push(`   ${where}: left out: ${reason}`);
          for (const failure of open) {
            lines.push(`   ${where}: ${failure.what}${failure.reason ? ` — ${failure.reason}` : ''}`);
          }
        }
      }
      return `${lines.join('\n')}\n`;
    },
    table: () => bars.map((bar) => verdict(bar).text).join('\n'),
    passes: () => bars.every((bar) => verdict(bar).pass),
  };
}
