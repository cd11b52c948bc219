import type { Diff } from '../diff/diff.ts';
import { type DropRule, dropRuleOf } from '../diff/selection.ts';
import type { Registry } from '../kinds/registry.ts';
import type { Finding, PlanOptions, Proof } from './plan-types.ts';

type Refused = {
  readonly diff: Diff;
  readonly proof: Proof;
  readonly registry: Registry;
  readonly options: PlanOptions;
  /** Whether the plan is proven when this may be dropped. */
  readonly isProvenWith: (drops: DropRule) => boolean;
};

const shown = 5;

/**
 * Looks for the reason of a refusal among what stays because of `drop`: a foreign key that must not stand beside a new one, a
 * view that is bound to what can no longer be bound. When the plan is proven without it, a finding (PLAN009) says so. Nothing
 * that holds data is tried.
 */
export function keptInTheWay({ diff, proof, registry, options, isProvenWith }: Refused): readonly Finding[] {
  const { refused } = proof;
  const holdsData = (kind: string): boolean =>
    registry.kinds[kind as keyof Registry['kinds']]?.properties.some((row) => row.stored) !== false;
  const kinds = [...new Set(diff.kept.map(({ kind }) => kind))].filter((kind) => !holdsData(kind));
  if (!refused || kinds.length === 0) return [];
  const given = typeof options.drop === 'string' ? [] : options.drop;
  const letsGo = (more: readonly string[]): boolean => isProvenWith(dropRuleOf([...given, ...more]));
  if (!letsGo(kinds)) return [];
  let needed: readonly string[] = kinds;
  for (const kind of kinds) {
    const fewer = needed.filter((other) => other !== kind);
    if (fewer.length > 0 && letsGo(fewer)) needed = fewer;
  }
  const names = diff.kept.filter(({ kind }) => needed.includes(kind)).map(({ name }) => name);
  const list = names.slice(0, shown).join(', ') + (names.length > shown ? ` and ${names.length - shown} more` : '');
  const message =
    'What stays because of "drop" is in the way of this plan. Put it into the project, or let it go: with ' +
    `${needed.map((kind) => `"${kind}"`).join(', ')} in "drop" the plan is proven, and takes ${list} away.`;
  const [first] = diff.kept.filter(({ kind }) => needed.includes(kind));
  return first ? [{ code: 'PLAN009', on: first, message, blocks: true }] : [];
}
