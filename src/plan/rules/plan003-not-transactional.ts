import type { Rule } from '../rule.ts';
import { stepHazard } from '../rule-help.ts';

/**
 * PLAN003: a step outside any transaction cannot be rolled back; a run that fails goes on from it. A script of the project
 * is judged by PLAN004.
 */
export const notTransactionalRule: Rule = ({ steps, groups }) => {
  const outside = new Set(groups.filter((group) => !group.transaction).flatMap((group) => group.steps));
  return steps
    .filter((step) => outside.has(step.key) && step.does !== 'script')
    .map((step) =>
      stepHazard(step, {
        code: 'PLAN003',
        severity: 'warn',
        message: 'It runs outside a transaction and cannot be rolled back; a run that fails goes on from here.',
      }),
    );
};
