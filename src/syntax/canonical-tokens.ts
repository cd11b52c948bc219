import { isKeyword } from './keywords.ts';
import { lex } from './lexer.ts';
import { TokenKind } from './token.ts';
import { nameAt, rawAt } from './token-at.ts';
import type { Tokens } from './tokens.ts';

export type TokenOptions = {
  /** Whether names compare without regard to case (default true); keywords always do. */
  readonly foldNames?: boolean;
  /** What `"x"` means: a name (default) or a string, which is exact. */
  readonly quotedIdentifier?: boolean;
};

const plainName = /^[A-Za-z_@#$][\w@#$]*$/;

/** The tokens of a text with one blank between them: case folded, brackets gone where they may, comments left out. */
export function canonicalTokens(text: string, options: TokenOptions = {}): string {
  const tokens = lex(text, '');
  let result = '';
  for (let i = 0; i < tokens.kinds.length - 1; i += 1) {
    result += (i > 0 ? ' ' : '') + canonicalToken(tokens, i, options);
  }
  return result;
}

/** One token in the spelling under which equal tokens are equal strings. String literals stay exact. */
export function canonicalToken(tokens: Tokens, index: number, options: TokenOptions): string {
  const { foldNames = true, quotedIdentifier = true } = options;
  const raw = rawAt(tokens, index);
  switch (tokens.kinds[index]) {
    case TokenKind.word: {
      const lower = raw.toLowerCase();
      return foldNames || isKeyword(lower) ? lower : raw;
    }
    case TokenKind.variable:
      return foldNames || raw.startsWith('@@') ? raw.toLowerCase() : raw;
    case TokenKind.temporary:
      return foldNames ? raw.toLowerCase() : raw;
    case TokenKind.sqlcmdVariable:
    case TokenKind.number:
    case TokenKind.binary:
      return raw.toLowerCase();
    case TokenKind.doubleQuoted:
      if (!quotedIdentifier) return `'${raw.slice(1, -1).replaceAll('""', '"').replaceAll("'", "''")}'`;
      return canonicalName(nameAt(tokens, index), foldNames);
    case TokenKind.bracketed:
      return canonicalName(nameAt(tokens, index), foldNames);
    case TokenKind.nationalString:
      return `N${raw.slice(1)}`;
    default:
      return raw;
  }
}

/** A name as it would stand bare where it can, otherwise in brackets. */
export function canonicalName(name: string, foldNames: boolean): string {
  const text = foldNames ? name.toLowerCase() : name;
  return plainName.test(text) ? text : `[${text.replaceAll(']', ']]')}]`;
}
