import type { Value } from './value.ts';

/** A temp table or table variable: the only tables here that hold rows. */
export type TempTable = {
  readonly name: string;
  /** As spelled; folded for look-ups. */
  readonly columns: {
    readonly name: string;
    readonly key: string;
    readonly type: string;
    readonly identity: boolean;
  }[];
  rows: Value[][];
  nextIdentity: number;
};
