import type { Query } from '../query/query-tree.ts';
import type { RowScope } from './row-scope.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** What a query gives. */
export type Result = {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Value[])[];
};

/** What the common table expressions in sight give, by folded name. */
export type Ctes = ReadonlyMap<string, Result>;

/** Runs a query; the session has it, since queries, sources and expressions contain each other. */
export type QueryRunner = (s: Session, query: Query, outer: RowScope | undefined, ctes: Ctes) => Result;

export const noCtes: Ctes = new Map();
