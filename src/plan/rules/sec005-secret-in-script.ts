import type { Rule } from '../rule.ts';

const secret = /\b(PASSWORD|SECRET)\s*=\s*(N?'(?!\$\()[^']+'|0x[0-9a-f]+)/i;

/** SEC005: a password or secret stands as a literal in a script. The value itself is never repeated. */
export const secretInScriptRule: Rule = ({ scripts }) =>
  scripts.flatMap((script) => {
    const match = secret.exec(script.text);
    if (!match) return [];
    const message = `${match[1]?.toUpperCase() ?? 'A secret'} stands in the text; use a variable that the pipeline keeps secret.`;
    const on = { kind: 'script', name: script.name };
    return [{ code: 'SEC005', severity: 'warn', on, message, step: `run ${script.name}` }];
  });
