import type { Naming } from '../base/names.ts';
import { lex } from '../syntax/lexer.ts';
import { TokenKind } from '../syntax/token.ts';
import { nameAt, rawAt } from '../syntax/token-at.ts';

/** The form of an expression under which equal expressions are equal strings. */
export function expressionForm(text: string, naming: Naming): string {
  const tokens = lex(text, 'expression');
  const parts: string[] = [];
  for (let i = 0; i < tokens.kinds.length - 1; i += 1) {
    const kind = tokens.kinds[i];
    if (kind === TokenKind.word || kind === TokenKind.bracketed || kind === TokenKind.doubleQuoted)
      parts.push(naming.fold(nameAt(tokens, i)));
    else parts.push(rawAt(tokens, i));
  }
  while (parts[0] === '(' && closes(parts) === parts.length - 1) {
    parts.shift();
    parts.pop();
  }
  return parts.join('\u0001');
}

function closes(parts: readonly string[]): number {
  let depth = 0;
  for (let i = 0; i < parts.length; i += 1) {
    if (parts[i] === '(') depth += 1;
    else if (parts[i] === ')') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}
