import type { Expression } from '../../syntax/expression/tree.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { Value } from './value.ts';

/** A row under evaluation: what its column names mean. `outer` is the row of the query around it. */
export type RowScope = {
  /** undefined: there is no such column here. */
  find(parts: readonly string[]): Value | undefined;
  /** The value of an aggregate over the group that the row stands for. */
  aggregate?(call: Extract<Expression, { readonly kind: 'call' }>): Value;
  /** The value of a window function for the row. */
  window?(call: Extract<Expression, { readonly kind: 'call' }>): Value;
  /** The column that a name means, where it is one of a table with rows. */
  typeOf?(parts: readonly string[]): ColumnRow | undefined;
  readonly outer?: RowScope | undefined;
};
