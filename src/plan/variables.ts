import { lex } from '../syntax/lexer.ts';
import { TokenKind } from '../syntax/token.ts';
import type { Step, Variable } from './plan-types.ts';
import type { ScriptStep } from './script-steps.ts';

const reference = /\$\(([A-Za-z_][\w.-]*)\)/g;
const secretName = /passw|pwd|secret|token|credential|apikey/i;

export type VariableUse = {
  readonly variables: readonly Variable[];
  /** A variable stands outside string literals, or a SQLCMD line does: the script needs SQLCMD mode. */
  readonly sqlcmd: boolean;
};

/**
 * The SQLCMD variables that the steps name, with the defaults that the project gives; a secret's value is left out. Of
 * `scripts`, which may be megabytes, it is known whether they have SQLCMD lines.
 */
export function variablesOf(
  steps: readonly Step[],
  defaults: Readonly<Record<string, string>>,
  scripts: readonly ScriptStep[],
): VariableUse {
  const names = new Set<string>();
  let sqlcmd = false;
  for (const step of steps) {
    const script = step.does === 'script' ? scripts.find(({ name }) => name === step.on.name) : undefined;
    for (const sql of step.sql) {
      const mayNeedSqlcmd = sql.includes('$(') || (script ? script.hasDirectives : /^\s*(?::|!!)/m.test(sql));
      if (!mayNeedSqlcmd) continue;
      for (const match of sql.matchAll(reference)) names.add(match[1] ?? '');
      sqlcmd ||= needsSqlcmd(sql);
    }
  }
  const variables = [...names].sort().map((name): Variable => {
    const secret = secretName.test(name);
    const value = defaults[name];
    return { name, secret, values: value === undefined || secret ? {} : { default: value } };
  });
  return { variables, sqlcmd };
}

function needsSqlcmd(sql: string): boolean {
  const tokens = lex(sql, 'step');
  if (tokens.directives.length > 0) return true;
  for (let i = 0; i < tokens.kinds.length - 1; i += 1) {
    const kind = tokens.kinds[i];
    if (kind === TokenKind.string || kind === TokenKind.nationalString) continue;
    if (tokens.text.slice(tokens.starts[i], tokens.ends[i]).includes('$(')) return true;
  }
  return false;
}
