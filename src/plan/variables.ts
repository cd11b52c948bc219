import { lex } from '../syntax/lexer.ts';
import { TokenKind } from '../syntax/token.ts';
import type { Step, Variable } from './plan-types.ts';

const reference = /\$\(([A-Za-z_][\w.-]*)\)/g;
const secretName = /passw|pwd|secret|token|credential|apikey/i;

export type VariableUse = {
  readonly variables: readonly Variable[];
  /** A variable stands outside string literals, or a SQLCMD line does: the script needs SQLCMD mode. */
  readonly sqlcmd: boolean;
};

/** The SQLCMD variables that the steps name, with the defaults that the project gives; a secret's value is left out. */
export function variablesOf(steps: readonly Step[], defaults: Readonly<Record<string, string>>): VariableUse {
  const names = new Set<string>();
  let sqlcmd = false;
  for (const sql of steps.flatMap((step) => step.sql)) {
    const hasVariable = sql.includes('$(');
    if (!hasVariable && !mayHaveDirective(sql)) continue;
    for (const match of sql.matchAll(reference)) names.add(match[1] ?? '');
    sqlcmd ||= needsSqlcmd(sql);
  }
  const variables = [...names].sort().map((name): Variable => {
    const secret = secretName.test(name);
    const value = defaults[name];
    return { name, secret, values: value === undefined || secret ? {} : { default: value } };
  });
  return { variables, sqlcmd };
}

/** Whether a line may begin with what a SQLCMD line begins with. Lines are skipped whole: a script of data has long ones. */
function mayHaveDirective(sql: string): boolean {
  if (/\r(?!\n)/.test(sql)) return true;
  for (let start = 0; ; ) {
    lineOpening.lastIndex = start;
    if (lineOpening.test(sql)) return true;
    const end = sql.indexOf('\n', start);
    if (end < 0) return false;
    start = end + 1;
  }
}

const lineOpening = /\s*(?::|!!)/y;

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
