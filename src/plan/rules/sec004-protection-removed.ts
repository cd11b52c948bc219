import type { PlanHazard } from '../plan-types.ts';
import type { Rule } from '../rule.ts';
import { nameOf } from '../rule-help.ts';

/** SEC004: a mask is taken off a column, or a row-level security policy goes or is switched off. */
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
  return hazards;
};
