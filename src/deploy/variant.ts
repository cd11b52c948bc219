import type { Step } from '../plan/plan-types.ts';
import { hasEdition, type Target } from './target.ts';

/** What runs of a step on a server: the plain text, or the first variant that the server can run. */
export function textFor(
  { sql, variants = [] }: Step,
  target: Target,
): { readonly sql: readonly string[]; readonly variant?: number } {
  const variant = variants.findIndex(
    ({ requires: { version = 0, edition } }) =>
      target.version >= version && (edition === undefined || hasEdition(target, edition)),
  );
  const chosen = variants[variant];
  return chosen ? { sql: chosen.sql, variant } : { sql };
}
