import { TokenKind } from './token.ts';
import { isWordAt, rawAt } from './token-at.ts';
import type { Tokens } from './tokens.ts';

/** The two settings that the server keeps with every module. */
export type SetOptions = {
  readonly quotedIdentifier: boolean;
  readonly ansiNulls: boolean;
};

/**
 * Reads `SET option [, option …] {ON | OFF} [;]` at `index`.
 * Undefined where no such statement stands (`SET @x = 1`, `SET IDENTITY_INSERT t ON` and `UPDATE … SET` are none).
 */
export function applySetStatement(
  tokens: Tokens,
  index: number,
  to: number,
  before: SetOptions,
): { readonly settings: SetOptions; readonly next: number } | undefined {
  if (!isWordAt(tokens, index, 'SET')) return undefined;
  const names: string[] = [];
  let i = index + 1;
  for (;;) {
    if (i >= to || tokens.kinds[i] !== TokenKind.word) return undefined;
    names.push(rawAt(tokens, i).toUpperCase());
    i += 1;
    if (i < to && rawAt(tokens, i) === ',') i += 1;
    else break;
  }
  if (i >= to) return undefined;
  const on = isWordAt(tokens, i, 'ON');
  if (!on && !isWordAt(tokens, i, 'OFF')) return undefined;
  i += 1;
  if (i < to && rawAt(tokens, i) === ';') i += 1;
  let { quotedIdentifier, ansiNulls } = before;
  for (const name of names) {
    if (name === 'QUOTED_IDENTIFIER' || name === 'ANSI_DEFAULTS') quotedIdentifier = on;
    if (name === 'ANSI_NULLS' || name === 'ANSI_DEFAULTS') ansiNulls = on;
  }
  return { settings: { quotedIdentifier, ansiNulls }, next: i };
}

const modules = ['PROC', 'PROCEDURE', 'FUNCTION', 'VIEW', 'TRIGGER'];

/** Whether `CREATE | ALTER | CREATE OR ALTER` of a module stands at `index`: its SET statements run later, if ever. */
export function startsModule(tokens: Tokens, index: number, to: number): boolean {
  let i = index;
  if (isWordAt(tokens, i, 'CREATE')) {
    i += 1;
    if (isWordAt(tokens, i, 'OR') && isWordAt(tokens, i + 1, 'ALTER')) i += 2;
  } else if (isWordAt(tokens, i, 'ALTER')) i += 1;
  else return false;
  return i < to && modules.some((word) => isWordAt(tokens, i, word));
}
