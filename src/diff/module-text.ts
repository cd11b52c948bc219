import type { Naming } from '../base/names.ts';
import { lex } from '../syntax/lexer.ts';
import { TokenKind } from '../syntax/token.ts';
import { equalsUpper, nameAt, rawAt } from '../syntax/token-at.ts';
import type { Tokens } from '../syntax/tokens.ts';

/** What is compared of a module's text. */
export type ModuleForm = {
  /** Tokens in canonical spelling: names folded, literals as written; the verb, the kind's word and the name left out. */
  readonly canonical: string;
  /** Tokens as written. */
  readonly written: string;
  /** Comments, white space inside them collapsed. */
  readonly comments: string;
};

const separator = '\u0001';
const regularName = /^[\p{L}_@#][\p{L}\p{N}_@#$]*$/u;

/**
 * The parts of a module's text by which two texts are equal. `CREATE OR ALTER PROC p` and `ALTER PROCEDURE [dbo].[p]` are
 * one beginning: the object's key already says which object it is.
 */
export function moduleForm(text: string, naming: Naming): ModuleForm {
  const tokens = lex(text, 'module');
  const written: string[] = [];
  const canonical: string[] = [];
  const from = behindName(tokens);
  const count = tokens.kinds.length - 1;
  for (let i = 0; i < count; i += 1) {
    const raw = rawAt(tokens, i);
    written.push(raw);
    if (i >= from) canonical.push(canonicalToken(tokens, i, raw, naming));
  }
  const comments: string[] = [];
  for (let i = 0; i < tokens.comments.length; i += 2) {
    comments.push(
      tokens.text
        .slice(tokens.comments[i], tokens.comments[i + 1])
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
  return { canonical: canonical.join(separator), written: written.join(separator), comments: comments.join(separator) };
}

function canonicalToken(tokens: Tokens, i: number, raw: string, naming: Naming): string {
  switch (tokens.kinds[i]) {
    case TokenKind.word:
    case TokenKind.variable:
    case TokenKind.temporary:
    case TokenKind.binary:
      // Keywords fold under every collation; under a case-sensitive one names must not.
      return naming.caseSensitive && tokens.kinds[i] !== TokenKind.binary ? raw : raw.toLowerCase();
    case TokenKind.bracketed:
    case TokenKind.doubleQuoted: {
      const name = nameAt(tokens, i);
      return regularName.test(name) ? naming.fold(name) : `[${naming.fold(name)}]`;
    }
    default:
      return raw;
  }
}

/** Index of the first token behind `CREATE [OR ALTER] | ALTER kind name`; 0 when the text begins otherwise. */
function behindName(tokens: Tokens): number {
  let i = 0;
  if (equalsUpper(tokens, i, 'CREATE')) {
    i += 1;
    if (equalsUpper(tokens, i, 'OR') && equalsUpper(tokens, i + 1, 'ALTER')) i += 2;
  } else if (equalsUpper(tokens, i, 'ALTER')) i += 1;
  else return 0;
  if (tokens.kinds[i] !== TokenKind.word) return 0;
  i += 1;
  for (;;) {
    if (!isName(tokens, i)) return 0;
    i += 1;
    if (rawAt(tokens, i) !== '.') return i;
    while (rawAt(tokens, i) === '.') i += 1;
  }
}

function isName(tokens: Tokens, i: number): boolean {
  const kind = tokens.kinds[i];
  return kind === TokenKind.word || kind === TokenKind.bracketed || kind === TokenKind.doubleQuoted;
}
