import type { Rule } from '../rule.ts';
import { beginningOf } from '../script-statements.ts';

/** LOCK015: an UPDATE of all rows in one statement; its locks escalate to the table and its log cannot be cut meanwhile. */
export const unbatchedUpdateRule: Rule = ({ scripts }) =>
  scripts.flatMap((script) =>
    script.statements
      .filter(({ verb, where }) => verb === 'UPDATE' && !where)
      .map((statement) => ({
        code: 'LOCK015',
        severity: 'warn' as const,
        on: { kind: 'script', name: script.name },
        message: `It writes every row in one statement, so do it in batches: ${beginningOf(statement)}`,
        step: `run ${script.name}`,
      })),
  );
