import type { TokenKind } from './token.ts';

/**
 * The significant tokens of one text (comments and white space left out), as parallel arrays: token `i` is
 * `text.slice(starts[i], ends[i])`. The last token is always of kind `end`.
 */
export type Tokens = {
  readonly file: string;
  readonly text: string;
  readonly kinds: ArrayLike<TokenKind>;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** Start and end offsets of every comment, in order: `[start0, end0, start1, end1, …]`. */
  readonly comments: readonly number[];
  /** Start and end offsets of every SQLCMD line (`:r`, `:setvar`, `!!` …), in order, in the same way. */
  readonly directives: readonly number[];
};
