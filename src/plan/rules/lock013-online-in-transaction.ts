import type { Rule } from '../rule.ts';
import { stepHazard } from '../rule-help.ts';

const online = /\bONLINE\s*=\s*ON\b/i;

/** LOCK013: an ONLINE operation keeps its lock to the end of a transaction that it shares with others. */
export const onlineInTransactionRule: Rule = ({ steps, groups }) => {
  const shared = new Set(
    groups.filter((group) => group.transaction && group.steps.length > 1).flatMap((group) => group.steps),
  );
  return steps
    .filter(
      ({ key, sql, variants }) =>
        shared.has(key) && [sql, ...(variants ?? []).map((v) => v.sql)].flat().some((s) => online.test(s)),
    )
    .map((step) =>
      stepHazard(step, {
        code: 'LOCK013',
        severity: 'warn',
        message: 'An ONLINE operation inside a transaction with other steps keeps its lock to the end of all of them.',
      }),
    );
};
