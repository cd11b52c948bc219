import type { PlanHazard } from '../plan-types.ts';
import type { Rule } from '../rule.ts';
import { nameOf, stepFinder } from '../rule-help.ts';

const indexKinds = new Set([
  'index',
  'columnstoreIndex',
  'xmlIndex',
  'spatialIndex',
  'fullTextIndex',
  'primaryKey',
  'uniqueConstraint',
]);

/** PERF002: between DROP and CREATE queries run without the index. */
export const windowRule: Rule = (input) => {
  const hazards: PlanHazard[] = [];
  const stepOf = stepFinder(input);
  for (const { before, after, off, on, cause } of input.works.values()) {
    if (!before || !after || off !== 'drop' || on === 'none' || !indexKinds.has(after.kind)) continue;
    const name = nameOf(input, after);
    const step = stepOf('drop', before)?.key;
    const message = `It is dropped and built again, so queries run without it in between: ${cause[0] ?? ''}.`;
    hazards.push({ code: 'PERF002', severity: 'warn', on: name, message, ...(step && { step }) });
  }
  return hazards;
};
