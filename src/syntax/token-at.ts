import { TokenKind } from './token.ts';
import type { Tokens } from './tokens.ts';

/** Token `index` as written. */
export function rawAt(tokens: Tokens, index: number): string {
  return tokens.text.slice(tokens.starts[index], tokens.ends[index]);
}

/** Whether token `index` is this bare word, given in upper case. */
export function isWordAt(tokens: Tokens, index: number, word: string): boolean {
  return tokens.kinds[index] === TokenKind.word && equalsUpper(tokens, index, word);
}

/** Whether token `index` reads as `upper` (ASCII, upper case) without regard to case. */
export function equalsUpper(tokens: Tokens, index: number, upper: string): boolean {
  const start = tokens.starts[index] ?? 0;
  if ((tokens.ends[index] ?? 0) - start !== upper.length) return false;
  for (let i = 0; i < upper.length; i += 1) {
    const code = tokens.text.charCodeAt(start + i);
    const wanted = upper.charCodeAt(i);
    if (code !== wanted && !(code >= 97 && code <= 122 && code - 32 === wanted)) return false;
  }
  return true;
}

/** The name that token `index` spells, without brackets or quotation marks. */
export function nameAt(tokens: Tokens, index: number): string {
  const raw = rawAt(tokens, index);
  const kind = tokens.kinds[index];
  if (kind === TokenKind.bracketed)
    return raw.includes(']]') ? raw.slice(1, -1).replaceAll(']]', ']') : raw.slice(1, -1);
  if (kind === TokenKind.doubleQuoted) return raw.slice(1, -1).replaceAll('""', '"');
  return raw;
}
