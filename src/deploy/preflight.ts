import type { RunProblem } from '../plan/evidence-types.ts';
import type { Plan } from '../plan/plan-types.ts';
import { type Expanded, expander, type VariableValues } from './expand.ts';
import { problem } from './problem.ts';
import type { Prepared, RunRequest } from './run.ts';
import type { Target } from './target.ts';
import { textFor } from './variant.ts';

/** What the plan itself has against being run so. */
export function planProblems({ plan, as }: Pick<RunRequest, 'plan' | 'as'>): readonly RunProblem[] {
  const problems: RunProblem[] = [];
  const { simulated, arrives, secondPlanEmpty } = plan.proof;
  if (!simulated || !arrives || !secondPlanEmpty)
    problems.push(
      problem('DEP004', 'The plan is not proven: it did not arrive on the in-memory server.', {
        hint: 'Its review says why; plan again.',
      }),
    );
  if (as === 'promotion' && !plan.promotable)
    problems.push(
      problem('DEP005', 'The plan was made from a package or project, so nobody knows what production was like.', {
        hint: 'Plan with --current on production itself, or on a snapshot of it.',
      }),
    );
  return problems;
}

/** The texts of all steps as this server gets them, in their order; with everything that stands against one of them. */
export function prepare(
  { plan, values }: Pick<RunRequest, 'plan' | 'values'>,
  target: Target,
): { readonly prepared: ReadonlyMap<string, Prepared>; readonly problems: readonly RunProblem[] } {
  const expand = expander(new Map([...builtIn(target), ...values]));
  const prepared = new Map<string, Prepared>();
  const problems: RunProblem[] = [];
  const take = (expanded: Expanded): readonly string[] => {
    problems.push(...expanded.problems);
    return expanded.sql;
  };
  for (const step of inOrder(plan)) {
    const { sql, variant } = textFor(step, target);
    const hasVariables = sql.some((text) => text.includes('$('));
    const texts = take(expand(step, sql));
    const [done] = step.done === undefined ? [] : take(expand(step, [step.done]));
    prepared.set(step.key, {
      sql: texts,
      hasVariables,
      ...(variant !== undefined && { variant }),
      ...(done !== undefined && { done }),
    });
  }
  return { prepared, problems };
}

/** Variables that SqlPackage sets itself, so that projects use them without a value. */
function builtIn({ run: { database }, dataPath, logPath }: Target): VariableValues {
  const known = {
    databasename: database,
    defaultfileprefix: database,
    defaultdatapath: dataPath,
    defaultlogpath: logPath,
  };
  const told = Object.entries(known).filter(([, value]) => value !== '');
  return new Map(told.map(([name, value]) => [name, { value, secret: false }]));
}

/** The plan's steps in the order in which they run. */
export function inOrder({ groups, steps }: Plan): readonly Plan['steps'][number][] {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  return groups.flatMap((group) => group.steps.flatMap((key) => byKey.get(key) ?? []));
}
