import type { Rule } from '../rule.ts';
import { beginningOf } from '../script-statements.ts';

/** DATA004: TRUNCATE, or DELETE without WHERE, in a script of the project. */
export const scriptDeletesRule: Rule = ({ scripts }) =>
  scripts.flatMap((script) =>
    script.statements
      .filter(({ verb, where }) => verb === 'TRUNCATE' || (verb === 'DELETE' && !where))
      .map((statement) => ({
        code: 'DATA004',
        severity: 'block' as const,
        on: { kind: 'script', name: script.name },
        message: `${statement.verb} empties a table: ${beginningOf(statement)}`,
        step: `run ${script.name}`,
      })),
  );
