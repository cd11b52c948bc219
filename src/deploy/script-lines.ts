import type { Plan } from '../plan/plan-types.ts';

/** 1-based line of deploy.sql on which a batch of a step begins; undefined for what the file does not hold. */
export type ScriptLines = (step: string, batch: number) => number | undefined;

/**
 * Where the batches of a plan stand in its deploy.sql. The file is a function of the plan, so that each batch is looked for
 * behind the one before.
 */
export function scriptLines({ steps, groups }: Plan, deploySql: string): ScriptLines {
  const offsets = new Map<string, readonly number[]>();
  const byKey = new Map(steps.map((step) => [step.key, step]));
  let at = 0;
  for (const key of groups.flatMap((group) => group.steps)) {
    const step = byKey.get(key);
    if (!step) continue;
    const opening = deploySql.indexOf(
      `SET LOCK_TIMEOUT ${step.lockTimeout};\nGO\n`,
      deploySql.indexOf('-- Step: ', at),
    );
    at = Math.max(at, opening);
    const starts: number[] = [];
    for (const sql of step.sql) {
      const start = deploySql.indexOf(sql, at);
      if (start < 0) break;
      starts.push(start);
      at = start + sql.length;
    }
    offsets.set(key, starts);
  }
  return (step, batch) => {
    const offset = offsets.get(step)?.[batch];
    return offset === undefined ? undefined : lineAt(deploySql, offset);
  };
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}
