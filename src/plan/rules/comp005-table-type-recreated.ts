import type { PlanHazard } from '../plan-types.ts';
import type { Rule } from '../rule.ts';
import { listNames, nameOf, stepFinder, usersOf } from '../rule-help.ts';

/** COMP005: a table type is dropped and created again, and what takes such a parameter with it. */
export const tableTypeRecreatedRule: Rule = (input) => {
  const hazards: PlanHazard[] = [];
  const stepOf = stepFinder(input);
  for (const { before, after, off, on } of input.works.values()) {
    if (before?.kind !== 'tableType' || after?.kind !== 'tableType' || off !== 'drop' || on === 'none') continue;
    const users = usersOf(input, before.key, input.current.model);
    const also = users.length === 0 ? '' : `, and so ${users.length === 1 ? 'is' : 'are'} ${listNames(input, users)}`;
    const message = `A table type cannot be altered: it is dropped and created again${also}; clients that fill it must fit the new columns.`;
    const step = stepOf('drop', before)?.key;
    hazards.push({ code: 'COMP005', severity: 'warn', on: nameOf(input, after), message, ...(step && { step }) });
  }
  return hazards;
};
