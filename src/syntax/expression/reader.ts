import type { Cursor } from '../cursor.ts';
import type { Expression } from './tree.ts';

/** What the productions hand around; they call each other through it, so that they can live in several files. */
export type ExpressionReader = {
  readonly cursor: Cursor;
  depth: number;
  /** What has been read already where the next operand begins: the inner part of parentheses that opened together. */
  first: Expression | undefined;
  expression(): Expression;
  scalar(): Expression;
  /** `( … )` behind a function or method. */
  arguments(): readonly Expression[];
};
