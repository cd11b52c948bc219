import type { PlanHazard } from '../plan-types.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { nameOf, stepFinder } from '../rule-help.ts';

/**
 * SEC004: a mask is taken off a column, or a row-level security policy goes, is switched off, or is away between two
 * transactions while what it is bound to changes.
 */
export const protectionRemovedRule: Rule = (input) => {
  const hazards: PlanHazard[] = [];
  for (const change of input.diff.changes) {
    if (change.action === 'create') continue;
    const add = (message: string) =>
      hazards.push({ code: 'SEC004', severity: 'warn', on: nameOf(input, change.before), message });
    if (change.before.kind === 'securityPolicy') {
      if (change.action === 'drop') add('The policy goes: every reader sees all rows that it kept back.');
      else if (change.changes.some(({ property, after }) => /enabled|disabled|state/i.test(property) && after !== true))
        add('The policy is switched off or on: check which rows readers see now.');
      continue;
    }
    if (change.action !== 'alter') continue;
    for (const { member, memberProperty, before, after } of change.changes)
      if (memberProperty === 'mask' && before !== undefined && after === undefined)
        add(`Column ${member ?? ''} loses its mask: every reader sees its values.`);
  }
  return [...hazards, ...awayMeanwhile(input)];
};

/** A policy that is dropped in one transaction and created in another leaves its tables open in between. */
function awayMeanwhile(input: RuleInput): readonly PlanHazard[] {
  const hazards: PlanHazard[] = [];
  const stepOf = stepFinder(input);
  for (const { before, after, off, on } of input.works.values()) {
    if (before?.kind !== 'securityPolicy' || !after || off !== 'drop' || on !== 'create') continue;
    const name = nameOf(input, after);
    const [gone, back] = [stepOf('drop', before), stepOf('create', after)];
    if (!gone || !back || gone.group === back.group) continue;
    hazards.push({
      code: 'SEC004',
      severity: 'warn',
      on: name,
      message: `Between group ${gone.group} and group ${back.group} every reader sees all rows that it keeps back.`,
      step: gone.key,
    });
  }
  return hazards;
}
