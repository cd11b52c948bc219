import type { Rule } from '../rule.ts';

/** LOCK015: an UPDATE of all rows in one statement; its locks escalate to the table and its log cannot be cut meanwhile. */
export const unbatchedUpdateRule: Rule = ({ scripts }) =>
  scripts.flatMap((script) =>
    script.statements
      .filter(({ verb, where }) => verb === 'UPDATE' && !where)
      .map(({ text }) => ({
        code: 'LOCK015',
        severity: 'warn' as const,
        on: { kind: 'script', name: script.name },
        message: `It writes every row in one statement, so do it in batches: ${text.replace(/\s+/g, ' ').slice(0, 120)}`,
        step: `run ${script.name}`,
      })),
  );
