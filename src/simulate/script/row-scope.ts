import type { Expression } from '../../syntax/expression/tree.ts';
import type { Value } from './value.ts';

/** A row under evaluation: what its column names mean. `outer` is the row of the query around it. */
export type RowScope = {
  /** undefined: there is no such column here. */
  find(parts: readonly string[]): Value | undefined;
  /** The value of an aggregate over the group that the row stands for. */
  aggregate?(call: Extract<Expression, { readonly kind: 'call' }>): Value;
  /** The value of a window function for the row. */
  window?(call: Extract<Expression, { readonly kind: 'call' }>): Value;
  readonly outer?: RowScope | undefined;
};
