import { sameJson } from '../../diff/compare-values.ts';
import type { PropertyChange } from '../../kinds/kind.ts';
import type { PlanHazard } from '../plan-types.ts';
import type { Rule } from '../rule.ts';
import { nameOf } from '../rule-help.ts';

/** DATA005: a column goes (or is left behind) and another like it comes. Only a refactor log makes that a rename. */
export const looksRenamedRule: Rule = (input) => {
  const hazards: PlanHazard[] = [];
  for (const change of input.diff.changes) {
    if (change.action !== 'alter') continue;
    const { before, after, changes } = change;
    const stored = input.registry.kinds[after.kind]?.properties.filter((row) => row.stored) ?? [];
    for (const { name } of stored) {
      const isMember = (c: PropertyChange) =>
        c.property === name && c.member !== undefined && c.memberProperty === undefined;
      const added = changes.filter((c) => isMember(c) && c.before === undefined);
      if (added.length === 0) continue;
      const desired = input.diff.desired.objects.get(after.key)?.props[name];
      const gone = asMembers(before.props[name]).filter(
        (member) => !has(asMembers(desired), member, input.end.naming.fold),
      );
      const taken = new Set<unknown>();
      for (const old of gone) {
        const match = added.find((c) => !taken.has(c) && alike(old, c.after));
        if (!match) continue;
        taken.add(match);
        hazards.push({
          code: 'DATA005',
          severity: 'warn',
          on: nameOf(input, after),
          message: `Column ${String(old.name)} goes or is left behind and ${match.member} like it comes: if it is a rename, record it in the refactor log so that sp_rename keeps the data.`,
        });
      }
    }
  }
  return hazards;
};

type Values = Readonly<Record<string, unknown>>;

function asMembers(value: unknown): readonly Values[] {
  return Array.isArray(value) ? (value as readonly Values[]) : [];
}

function has(members: readonly Values[], member: Values, fold: (name: string) => string): boolean {
  return members.some((other) => fold(String(other.name)) === fold(String(member.name)));
}

/** The same in everything but the name and whether NULL is allowed. */
function alike(old: Values, fresh: unknown): boolean {
  if (typeof fresh !== 'object' || fresh === null) return false;
  const bare = ({ name: _, nullable: __, nullabilityWritten: ___, ...rest }: Values) => rest;
  return sameJson(bare(old), bare(fresh as Values));
}
