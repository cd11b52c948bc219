import type { Position } from '../base/errors.ts';
import { RehearsalError } from '../base/errors.ts';
import { LineIndex } from '../base/line-index.ts';
import { TokenKind } from './token.ts';
import type { Tokens } from './tokens.ts';

/** One for each text: a file with an error in every batch must not be scanned once for each. */
const lineIndexes = new WeakMap<Tokens, LineIndex>();

/**
 * Reads a range of tokens from left to right. Keywords are compared without regard to case and only against bare
 * words and symbols, never against `[quoted]` names.
 */
export class Cursor {
  readonly tokens: Tokens;
  /** Index of the token that is looked at. */
  index: number;
  /** Index behind the last token of the range; there `kind` is `end`. */
  readonly limit: number;
  /** What `"text"` means: a name (true) or a string. */
  quotedIdentifier: boolean;

  constructor(tokens: Tokens, from = 0, limit = tokens.kinds.length - 1, quotedIdentifier = true) {
    this.tokens = tokens;
    this.index = from;
    this.limit = limit;
    this.quotedIdentifier = quotedIdentifier;
  }

  get done(): boolean {
    return this.index >= this.limit;
  }

  kind(ahead = 0): TokenKind {
    const at = this.index + ahead;
    return at < this.limit ? (this.tokens.kinds[at] ?? TokenKind.end) : TokenKind.end;
  }

  /** The token's text as written. */
  raw(ahead = 0): string {
    const at = this.index + ahead;
    return at < this.limit ? this.tokens.text.slice(this.tokens.starts[at], this.tokens.ends[at]) : '';
  }

  /** Upper case of a bare word or symbol; '' for every other token. */
  upper(ahead = 0): string {
    const kind = this.kind(ahead);
    return kind === TokenKind.word || kind === TokenKind.symbol ? this.raw(ahead).toUpperCase() : '';
  }

  /** Offset of the token's first character. */
  start(ahead = 0): number {
    const at = this.index + ahead;
    return at < this.limit ? (this.tokens.starts[at] ?? 0) : this.end(-1);
  }

  /** Offset behind the token's last character; `end(-1)` is the end of what was read last. */
  end(ahead = 0): number {
    return this.tokens.ends[Math.min(this.index + ahead, this.limit - 1)] ?? 0;
  }

  /** Whether the tokens from here are these words or symbols, given in upper case. */
  at(...words: readonly string[]): boolean {
    for (let i = 0; i < words.length; i += 1) {
      if (!this.is(this.index + i, words[i] ?? '')) return false;
    }
    return true;
  }

  /** Whether the current token is one of these words or symbols. */
  atAny(...words: readonly string[]): boolean {
    return words.some((word) => this.is(this.index, word));
  }

  /** Moves on over these words if they stand here. */
  accept(...words: readonly string[]): boolean {
    if (!this.at(...words)) return false;
    this.index += words.length;
    return true;
  }

  expect(...words: readonly string[]): void {
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i] ?? '';
      if (!this.is(this.index, word)) this.fail(`'${word}' expected`);
      this.index += 1;
    }
  }

  advance(count = 1): void {
    this.index = Math.min(this.index + count, this.limit);
  }

  atName(ahead = 0): boolean {
    const kind = this.kind(ahead);
    return (
      kind === TokenKind.word ||
      kind === TokenKind.bracketed ||
      kind === TokenKind.temporary ||
      kind === TokenKind.sqlcmdVariable ||
      (kind === TokenKind.doubleQuoted && this.quotedIdentifier)
    );
  }

  atString(ahead = 0): boolean {
    const kind = this.kind(ahead);
    return (
      kind === TokenKind.string ||
      kind === TokenKind.nationalString ||
      (kind === TokenKind.doubleQuoted && !this.quotedIdentifier)
    );
  }

  /** One identifier, unquoted. `$(var)` is kept as it is written. */
  name(): string {
    if (!this.atName()) this.fail('a name expected');
    const text = unquote(this.raw(), this.kind());
    this.index += 1;
    return text;
  }

  /** The value of a string literal. */
  string(): string {
    if (!this.atString()) this.fail('a string expected');
    const raw = this.raw();
    const from = this.kind() === TokenKind.nationalString ? 2 : 1;
    const mark = raw.charAt(from - 1);
    this.index += 1;
    return raw.slice(from, -1).replaceAll(mark + mark, mark);
  }

  /** Text from the token at index `from` to the one before the current. */
  textFrom(from: number): { readonly text: string; readonly start: number; readonly end: number } {
    const start = this.tokens.starts[from] ?? 0;
    const end = from < this.index ? (this.tokens.ends[this.index - 1] ?? start) : start;
    return { text: this.tokens.text.slice(start, end), start, end };
  }

  /** Moves behind the `)` that closes the `(` at which the cursor stands. */
  skipParentheses(): void {
    this.expect('(');
    for (let depth = 1; depth > 0; this.index += 1) {
      if (this.done) this.fail("')' expected");
      if (this.is(this.index, '(')) depth += 1;
      else if (this.is(this.index, ')')) depth -= 1;
    }
  }

  position(offset = this.start()): Position {
    let index = lineIndexes.get(this.tokens);
    if (!index) {
      index = new LineIndex(this.tokens.file, this.tokens.text);
      lineIndexes.set(this.tokens, index);
    }
    return index.position(offset);
  }

  /** A syntax error at the current token, as a RehearsalError with code SYN001. */
  fail(message: string, code = 'SYN001'): never {
    const found = this.done ? 'the end' : `'${this.raw().slice(0, 40)}'`;
    throw new RehearsalError([{ code, severity: 'error', message: `${message}, found ${found}`, at: this.position() }]);
  }

  private is(at: number, word: string): boolean {
    if (at >= this.limit) return false;
    const kind = this.tokens.kinds[at];
    if (kind !== TokenKind.word && kind !== TokenKind.symbol) return false;
    const start = this.tokens.starts[at] ?? 0;
    if ((this.tokens.ends[at] ?? 0) - start !== word.length) return false;
    const text = this.tokens.text;
    for (let i = 0; i < word.length; i += 1) {
      const code = text.charCodeAt(start + i);
      const wanted = word.charCodeAt(i);
      if (code !== wanted && !(code >= 97 && code <= 122 && code - 32 === wanted)) return false;
    }
    return true;
  }
}

function unquote(raw: string, kind: TokenKind): string {
  if (kind === TokenKind.bracketed) return raw.slice(1, -1).replaceAll(']]', ']');
  if (kind === TokenKind.doubleQuoted) return raw.slice(1, -1).replaceAll('""', '"');
  return raw;
}
