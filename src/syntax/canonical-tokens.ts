import { lex } from './lexer.ts';
import { TokenKind } from './token.ts';
import { nameAt, rawAt } from './token-at.ts';
import type { Tokens } from './tokens.ts';

/** Whether bare and quoted names compare without regard to case (default true). */
export type FoldOptions = { readonly foldNames?: boolean };

const plainName = /^[A-Za-z_@#$][\w@#$]*$/;

/** The tokens of a text with one blank between them: case folded, brackets gone where they may, comments left out. */
export function canonicalTokens(text: string, options: FoldOptions = {}): string {
  const tokens = lex(text, '');
  const { foldNames = true } = options;
  let result = '';
  for (let i = 0; i < tokens.kinds.length - 1; i += 1) {
    result += (i > 0 ? ' ' : '') + canonicalToken(tokens, i, foldNames);
  }
  return result;
}

/** One token in the spelling under which equal tokens are equal strings. String literals stay exact. */
export function canonicalToken(tokens: Tokens, index: number, foldNames: boolean): string {
  switch (tokens.kinds[index]) {
    case TokenKind.word:
    case TokenKind.variable:
    case TokenKind.temporary:
    case TokenKind.sqlcmdVariable: {
      const raw = rawAt(tokens, index);
      return foldNames ? raw.toLowerCase() : raw;
    }
    case TokenKind.bracketed:
    case TokenKind.doubleQuoted: {
      const name = nameAt(tokens, index);
      if (plainName.test(name)) return foldNames ? name.toLowerCase() : name;
      const quoted = `[${name.replaceAll(']', ']]')}]`;
      return foldNames ? quoted.toLowerCase() : quoted;
    }
    case TokenKind.nationalString:
      return `N${rawAt(tokens, index).slice(1)}`;
    case TokenKind.number:
    case TokenKind.binary:
      return rawAt(tokens, index).toLowerCase();
    default:
      return rawAt(tokens, index);
  }
}
