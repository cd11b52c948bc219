import type { Value } from './value.ts';

export type TempColumn = {
  readonly name: string;
  readonly type: string;
  /** Seed and increment. */
  readonly identity?: { readonly seed: number; readonly increment: number };
  /** Text of the default. */
  readonly default?: string;
};

/** A temp table or table variable: the only tables here that hold rows. */
export type TempTable = {
  readonly name: string;
  /** object_id in tempdb: below zero. */
  readonly id: number;
  /** As spelled; folded for look-ups. */
  readonly columns: readonly (TempColumn & { readonly key: string })[];
  rows: Value[][];
  /** What the identity column's next row gets. */
  nextIdentity: number;
};
