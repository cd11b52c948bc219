import type { Rule } from '../rule.ts';
import { beginningOf } from '../script-statements.ts';

/** PLAN004: a script that inserts rows without asking whether they are there fails, or doubles them, the second time. */
export const notIdempotentRule: Rule = ({ scripts }) =>
  scripts.flatMap((script) => {
    const bare = script.statements.find(({ verb, guarded }) => verb === 'INSERT' && !guarded);
    if (!bare) return [];
    const message = `It inserts without a check, so a second run fails or doubles rows: ${beginningOf(bare)}`;
    const on = { kind: 'script', name: script.name };
    return [{ code: 'PLAN004', severity: 'warn', on, message, step: `run ${script.name}` }];
  });
