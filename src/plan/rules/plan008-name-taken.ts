import type { Rule } from '../rule.ts';
import { titleOf } from '../words.ts';

/** PLAN008: a table that stays loses a constraint, which `drop` would keep, because another table's gets its name. */
export const nameTakenRule: Rule = ({ diff: { current, desired, taken }, registry }) =>
  taken.flatMap(({ object, taker }) => {
    const [kind, takerKind] = [object, taker].map(({ kind }) => registry.kinds[kind]);
    const [table, other] = [object, taker].map(({ parent }) => {
      const host = parent === undefined ? undefined : (current.objects.get(parent) ?? desired.objects.get(parent));
      const hostKind = host && registry.kinds[host.kind];
      return host && hostKind ? titleOf(hostKind, host) : 'another';
    });
    if (!kind || !takerKind) return [];
    const message =
      `It goes although it stands on ${table}, which stays, and "drop" does not name it: the project gives the name of ` +
      `${takerKind.itemName(taker)} to ${other}. Rename one of them, or record the rename of the table in the refactor log.`;
    return [{ code: 'PLAN008', severity: 'block', on: { kind: kind.name, name: kind.itemName(object) }, message }];
  });
