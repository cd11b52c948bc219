import type { KindName } from '../model/kind-name.ts';
import type { Kind, StatementBuilders } from './kind.ts';

/** All kinds by name and all builders by statement. Passed in everywhere, so that a test can run a world of three kinds. */
export type Registry = {
  readonly kinds: { readonly [K in KindName]?: Kind };
  readonly builders: StatementBuilders;
};
