import type { Rule } from '../rule.ts';

/** DATA004: TRUNCATE, or DELETE without WHERE, in a script of the project. */
export const scriptDeletesRule: Rule = ({ scripts }) =>
  scripts.flatMap((script) =>
    script.statements
      .filter(({ verb, where }) => verb === 'TRUNCATE' || (verb === 'DELETE' && !where))
      .map(({ verb, text }) => ({
        code: 'DATA004',
        severity: 'block' as const,
        on: { kind: 'script', name: script.name },
        message: `${verb} empties a table: ${text.replace(/\s+/g, ' ').slice(0, 120)}`,
        step: `run ${script.name}`,
      })),
  );
