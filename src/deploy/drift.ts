import type { RunProblem } from '../plan/evidence-types.ts';
import type { Fingerprint, Plan } from '../plan/plan-types.ts';
import { problem } from './problem.ts';

export type Difference = { readonly object: string; readonly how: 'changed' | 'missing' | 'added' };

type Hashes = Readonly<Record<string, string>>;

/** Objects in which the database is not what was expected, in the order of their names. */
export function differencesOf(expected: Hashes, actual: Hashes): readonly Difference[] {
  const differences: Difference[] = [];
  for (const object of [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort()) {
    const [wanted, found] = [expected[object], actual[object]];
    if (wanted === found) continue;
    differences.push({ object, how: found === undefined ? 'missing' : wanted === undefined ? 'added' : 'changed' });
  }
  return differences;
}

/** `begun`: nobody knows yet how much of it has run. */
export type StepProgress = 'done' | 'begun' | 'open';

/**
 * What a plan expects before a group runs. An object that only steps of done groups are about is as at the end, one that only
 * steps to come are about is as at the beginning; of one with both, or with none of its own and another end than beginning,
 * nothing can be said.
 */
function expectedBetween(
  { from, to, steps }: Plan,
  progress: (step: string) => StepProgress,
): (object: string) => string | undefined | 'unknown' {
  const about = new Map<string, { done: boolean; open: boolean }>();
  for (const { key, on } of steps) {
    const object = `${on.kind} ${on.name}`;
    const known = about.get(object) ?? { done: false, open: false };
    const state = progress(key);
    if (state !== 'open') known.done = true;
    if (state !== 'done') known.open = true;
    about.set(object, known);
  }
  return (object) => {
    const [before, after] = [from.schema[object], to.schema[object]];
    const steps = about.get(object);
    if (!steps) return before === after ? before : 'unknown';
    if (steps.done && steps.open) return 'unknown';
    return steps.done ? after : before;
  };
}

/** Drift of a database in which some groups of the plan have run. */
export function driftBetween(
  plan: Plan,
  found: Fingerprint,
  progress: (step: string) => StepProgress,
): readonly Difference[] {
  const expect = expectedBetween(plan, progress);
  const expected: Record<string, string> = {};
  const actual: Record<string, string> = {};
  const objects = new Set([plan.from, plan.to, found].flatMap(({ schema }) => Object.keys(schema)));
  for (const object of objects) {
    const wanted = expect(object);
    if (wanted === 'unknown') continue;
    const is = found.schema[object];
    if (wanted !== undefined) expected[object] = wanted;
    if (is !== undefined) actual[object] = is;
  }
  return differencesOf(expected, actual);
}

const words = {
  changed: 'is not what the plan was made from',
  missing: 'is not there any more',
  added: 'has come since the plan was made',
} as const;

/** One problem for each object. */
export function driftProblems(differences: readonly Difference[]): readonly RunProblem[] {
  return differences.map(({ object, how }) =>
    problem('PLAN001', `The database has changed: ${object} ${words[how]}.`, {
      on: object,
      hint: 'Plan again from the database as it is.',
    }),
  );
}
