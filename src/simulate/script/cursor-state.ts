import type { Value } from './value.ts';

/** A declared cursor. `rows` is there while it is open; `at` is the row that was fetched last, -1 before the first. */
export type Cursor = {
  readonly query: string;
  readonly quotedIdentifier: boolean;
  rows: readonly (readonly Value[])[] | undefined;
  at: number;
};
