import { lex } from '../../syntax/lexer.ts';
import { TokenKind } from '../../syntax/token.ts';
import { isWordAt } from '../../syntax/token-at.ts';

/** Offset of the first token: behind white space and (nested) comments. */
export function firstTokenAt(text: string): number {
  let i = 0;
  for (;;) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 0xfeff || code === 0xa0) i += 1;
    else if (text.startsWith('--', i)) {
      const end = text.indexOf('\n', i);
      if (end < 0) return text.length;
      i = end + 1;
    } else if (text.startsWith('/*', i)) i = blockCommentEnd(text, i);
    else return i;
  }
}

function blockCommentEnd(text: string, from: number): number {
  let depth = 1;
  let i = from + 2;
  while (depth > 0 && i < text.length) {
    const close = text.indexOf('*/', i);
    if (close < 0) return text.length;
    const open = text.indexOf('/*', i);
    if (open >= 0 && open < close) {
      depth += 1;
      i = open + 2;
    } else {
      depth -= 1;
      i = close + 2;
    }
  }
  return i;
}

const orAlter = /create\s+or\s+alter\b/iy;

/** `CREATE OR ALTER` and `ALTER` become `CREATE`, as in sys.sql_modules; every other text is returned as it is. */
export function withCreate(text: string): string {
  const start = firstTokenAt(text);
  const word = text.slice(start, start + 6).toUpperCase();
  if (word.startsWith('ALTER')) return `${text.slice(0, start)}CREATE${text.slice(start + 5)}`;
  if (word !== 'CREATE') return text;
  orAlter.lastIndex = start;
  if (!orAlter.test(text)) return text;
  return `${text.slice(0, start + 6)}${text.slice(orAlter.lastIndex)}`;
}

/** The text that changes the module: its own with ALTER in place of CREATE. */
export function alterText(definition: string): string {
  const start = firstTokenAt(definition);
  return `${definition.slice(0, start)}ALTER${definition.slice(start + 6)}`;
}

/** The same text with `SCHEMABINDING` taken out of its WITH list. */
export function withoutSchemaBinding(definition: string): string {
  const tokens = lex(definition, '');
  for (let i = 1; i < tokens.kinds.length - 1; i += 1) {
    if (!isWordAt(tokens, i, 'SCHEMABINDING')) continue;
    const afterWith = isWordAt(tokens, i - 1, 'WITH');
    const afterComma = isSymbol(tokens.text, tokens.kinds[i - 1], tokens.starts[i - 1], ',');
    if (!afterWith && !afterComma) continue;
    const beforeComma = isSymbol(tokens.text, tokens.kinds[i + 1], tokens.starts[i + 1], ',');
    const from = tokens.starts[afterWith && beforeComma ? i : i - 1] ?? 0;
    const to = tokens.ends[afterWith && beforeComma ? i + 1 : i] ?? 0;
    return definition.slice(0, from) + definition.slice(to);
  }
  return definition;
}

function isSymbol(text: string, kind: TokenKind | undefined, start: number | undefined, symbol: string): boolean {
  return kind === TokenKind.symbol && text.startsWith(symbol, start);
}
