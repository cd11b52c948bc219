import { lex } from '../../syntax/lexer.ts';
import { TokenKind } from '../../syntax/token.ts';
import { isWordAt, nameAt, rawAt } from '../../syntax/token-at.ts';
import type { Tokens } from '../../syntax/tokens.ts';

/** A name of one or more parts in an expression. `called`: an argument list follows. `type`: a type to convert to. */
export type UsedName = { readonly parts: readonly string[]; readonly called: boolean; readonly type: boolean };

/** Names in an expression in the order in which they stand, those of columns, functions and sequences among them. */
export function namesIn(expression: string): UsedName[] {
  const tokens = lex(expression, '');
  const names: UsedName[] = [];
  const end = tokens.kinds.length - 1;
  for (let i = 0; i < end; i += 1) {
    if (!isName(tokens, i)) continue;
    const type = isTypeAt(tokens, i);
    const parts = [nameAt(tokens, i)];
    while (i + 2 < end && rawAt(tokens, i + 1) === '.' && isName(tokens, i + 2)) {
      parts.push(nameAt(tokens, i + 2));
      i += 2;
    }
    // Keywords come out as names too; they match no column and are dropped by the caller.
    names.push({ parts, called: i + 1 < end && rawAt(tokens, i + 1) === '(' && !isWordAt(tokens, i, 'IN'), type });
  }
  return names;
}

/** Behind AS of CAST and its kin, or first in CONVERT. */
function isTypeAt(tokens: Tokens, index: number): boolean {
  if (index > 0 && isWordAt(tokens, index - 1, 'AS')) return true;
  if (index < 2 || rawAt(tokens, index - 1) !== '(') return false;
  return isWordAt(tokens, index - 2, 'CONVERT') || isWordAt(tokens, index - 2, 'TRY_CONVERT');
}

function isName(tokens: Tokens, index: number): boolean {
  const kind = tokens.kinds[index];
  return kind === TokenKind.word || kind === TokenKind.bracketed || kind === TokenKind.doubleQuoted;
}
