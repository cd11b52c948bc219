import type { Plan, Step } from '../../src/plan/plan-types.ts';
import { pick } from './random.ts';

/** One damaged plan: what was done to it, and its script. */
export type Mutant = { readonly what: string; readonly script: string };

/** The steps as one script, a batch each, without the guards of deploy.sql. */
export const scriptOf = (steps: readonly { readonly sql: readonly string[] }[]): string =>
  steps.map((step) => step.sql.map((batch) => `${batch}\nGO\n`).join('')).join('');

/** At most `count` mutants: steps dropped, swapped and altered in turn. The same seed gives the same mutants. */
export function mutants(plan: Plan, count: number, next: () => number): Mutant[] {
  const steps = plan.steps;
  const live = steps.filter(changesState);
  const result: Mutant[] = [];
  if (live.length === 0) return result;
  const made = new Set<string>();
  for (let turn = 0; turn < count * 4 && result.length < count; turn++) {
    const mutant = [dropped, swapped, altered][turn % 3]!(steps, live, next);
    if (!mutant || made.has(mutant.what)) continue;
    made.add(mutant.what);
    result.push(mutant);
  }
  return result;
}

// A project's own script moves rows, which does nothing to empty tables, and a refresh changes only what the server remembers of a query's columns.
function changesState(step: Step): boolean {
  if (step.does === 'script') return false;
  const text = withoutComments(step.sql.join('\n'));
  return !/\bsp_refresh(sqlmodule|view)\b/i.test(text) && !/^\s*(UPDATE|INSERT|DELETE|MERGE|DBCC|PRINT)\b/i.test(text);
}

function dropped(steps: readonly Step[], live: readonly Step[], next: () => number): Mutant {
  const victim = pick(live, next);
  return { what: `dropped ${victim.key}`, script: scriptOf(steps.filter((step) => step !== victim)) };
}

/** Two steps of which the later needs the earlier: it names what the earlier creates, or both are on the same object. */
function swapped(steps: readonly Step[], live: readonly Step[], next: () => number): Mutant | undefined {
  const pairs: [number, number][] = [];
  for (const first of live) {
    const creates = /^\s*CREATE\b/i.test(withoutComments(first.sql.join('\n')));
    for (const second of live) {
      const [a, b] = [steps.indexOf(first), steps.indexOf(second)];
      if (a >= b || isLateBound(second)) continue;
      const sameObject =
        first.on.name === second.on.name && first.on.kind === second.on.kind && creates !== isCreate(second);
      if (sameObject || (creates && mentions(second, first))) pairs.push([a, b]);
    }
  }
  if (pairs.length === 0) return undefined;
  const [a, b] = pick(pairs, next);
  const script = [...steps];
  [script[a], script[b]] = [steps[b]!, steps[a]!];
  return { what: `swapped ${steps[a]!.key} and ${steps[b]!.key}`, script: scriptOf(script) };
}

const isCreate = (step: Step): boolean => /^\s*CREATE\b/i.test(withoutComments(step.sql.join('\n')));

// A procedure or trigger may be created before what it uses.
const isLateBound = (step: Step): boolean => /procedure|trigger|synonym/i.test(step.on.kind);

function mentions(step: Step, used: Step): boolean {
  const name = used.on.name.toLowerCase();
  return step.on.name !== used.on.name && step.sql.some((batch) => batch.toLowerCase().includes(name));
}

type Change = { readonly pattern: RegExp; readonly by: (found: string) => string };

// What they do is seen in the catalog, whatever the tables hold.
const alterations: readonly Change[] = [
  { pattern: /\bNOT NULL\b/gi, by: () => 'NULL' },
  { pattern: /\((\d+)\)/g, by: (found) => `(${Number(found.slice(1, -1)) + 1})` },
  { pattern: /\b(ASC|DESC)\b/gi, by: (found) => (found.toUpperCase() === 'ASC' ? 'DESC' : 'ASC') },
  { pattern: /\[(?:[^\]]|\]\])+\]\.\[(?:[^\]]|\]\])+\]/g, by: (found) => `${found.slice(0, -1)}_x]` },
];

function altered(steps: readonly Step[], live: readonly Step[], next: () => number): Mutant | undefined {
  const victim = pick(live, next);
  const at = victim.sql.findIndex((batch) => !/^\s*(SET|PRINT|IF)\b/i.test(withoutComments(batch)));
  if (at < 0) return undefined;
  const batch = withoutComments(victim.sql[at]!);
  const change = pick(
    alterations.filter(({ pattern }) => batch.search(pattern) >= 0),
    next,
  );
  if (!change) return undefined;
  // The first one: the name that the statement is about.
  const mutated = batch.replace(new RegExp(change.pattern.source, change.pattern.flags.replace('g', '')), change.by);
  if (mutated === batch) return undefined;
  const sql = victim.sql.map((text, index) => (index === at ? mutated : text));
  const script = scriptOf(steps.map((step) => (step === victim ? { ...step, sql } : step)));
  return { what: `altered ${victim.key} (${change.pattern.source.slice(0, 12)})`, script };
}

const withoutComments = (sql: string): string => sql.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/^\s*--.*$/gm, '');
