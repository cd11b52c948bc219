import type { RunProblem } from '../plan/evidence-types.ts';
import type { Step } from '../plan/plan-types.ts';
import { lex } from '../syntax/lexer.ts';
import { type Directive, directivesOf } from '../syntax/sqlcmd.ts';
import { TokenKind } from '../syntax/token.ts';
import type { Tokens } from '../syntax/tokens.ts';
import { problem } from './problem.ts';

/** The value of a SQLCMD variable. A secret may stand in string literals only, with its quotation marks doubled. */
export type VariableValue = { readonly value: string; readonly secret: boolean };

/** By name in lower case: SQLCMD does not tell letter case. */
export type VariableValues = ReadonlyMap<string, VariableValue>;

/** The batches of a step as they are sent. */
export type Expanded = { readonly sql: readonly string[]; readonly problems: readonly RunProblem[] };

const use = /\$\(([A-Za-z_][\w.-]*)\)/g;

/**
 * Obeys the SQLCMD lines of a plan's steps and puts in the values, as sqlcmd does: `:setvar` wins over what was given and holds
 * for all that follows. Lines stay where they are, so that the server's line numbers do.
 */
export function expander(given: VariableValues): (step: Step, sql: readonly string[]) => Expanded {
  const values = new Map(given);
  return (step, sql) => {
    const problems: RunProblem[] = [];
    const add = (code: string, message: string, hint?: string): void => {
      problems.push(problem(code, message, { step: step.key, on: step.on.name, ...(hint !== undefined && { hint }) }));
    };
    const batches = sql.map((text) => {
      if (!text.includes('$(') && !(step.does === 'script' && mayHaveDirective.test(text))) return text;
      return expandBatch(lex(text, step.key), values, add);
    });
    return { sql: batches, problems };
  };
}

const mayHaveDirective = /^[ \t]*(?::|!!)/m;

/** SQLCMD lines that only change how a client shows things; errors stop a plan whatever `:on error` says. */
const harmless = new Set(['on error', 'out', 'error', 'perftrace', 'list', 'listvar', 'serverlist', 'xml']);

type Add = (code: string, message: string, hint?: string) => void;

function expandBatch(tokens: Tokens, values: Map<string, VariableValue>, add: Add): string {
  const { text } = tokens;
  let result = '';
  let from = 0;
  for (const directive of directivesOf(tokens)) {
    result += substitute(tokens, from, directive.start, values, add);
    obey(directive, values, add);
    from = directive.end;
  }
  return result + substitute(tokens, from, text.length, values, add);
}

function obey(
  { name, args: [first = '', second = ''] }: Directive,
  values: Map<string, VariableValue>,
  add: Add,
): void {
  if (name === 'setvar') {
    const value = second.replace(use, (all, used: string) => values.get(used.toLowerCase())?.value ?? all);
    const secret = [...second.matchAll(use)].some(([, used = '']) => values.get(used.toLowerCase())?.secret);
    values.set(first.toLowerCase(), { value, secret });
  } else if (name === 'on error' && /^ignore$/i.test(first)) {
    add('DEP023', 'The script says `:on error ignore`, and a plan stops at its first error.', 'Take the line out.');
  } else if (!harmless.has(name)) {
    add('DEP023', `The script has the SQLCMD command '${name}', which a plan cannot obey.`, 'Take the line out.');
  }
}

function substitute(tokens: Tokens, from: number, to: number, values: VariableValues, add: Add): string {
  const part = tokens.text.slice(from, to);
  if (!part.includes('$(')) return part;
  return part.replace(use, (all, name: string, offset: number) => {
    const place = placeOf(tokens, from + offset);
    const known = values.get(name.toLowerCase());
    if (!known) {
      // sqlcmd asks for those of comments too; nothing depends on them.
      if (place !== 'comment') add('DEP020', `The SQLCMD variable ${name} has no value.`, `Give --var ${name}=…`);
      return all;
    }
    if (!known.secret) return known.value;
    if (place === 'string') return known.value.replaceAll("'", "''");
    if (place !== 'comment')
      add('DEP021', `The secret ${name} stands outside of a string literal.`, 'Put it between quotation marks.');
    return all;
  });
}

function placeOf({ kinds, starts, ends, comments }: Tokens, offset: number): 'string' | 'comment' | 'code' {
  for (let i = 0; i < comments.length; i += 2)
    if ((comments[i] ?? 0) <= offset && offset < (comments[i + 1] ?? 0)) return 'comment';
  let low = 0;
  let high = kinds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const isInside = (starts[low] ?? 0) <= offset;
  const isString = kinds[low] === TokenKind.string || kinds[low] === TokenKind.nationalString;
  return isInside && isString ? 'string' : 'code';
}

/** Takes the values of secrets out of a text that somebody will read. */
export function redactor(values: VariableValues): (text: string) => string {
  const secrets = [...values.values()].filter(({ secret, value }) => secret && value !== '').map(({ value }) => value);
  secrets.sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((result, secret) => result.replaceAll(secret, '***'), text);
}
