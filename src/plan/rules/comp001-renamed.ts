import type { Rule } from '../rule.ts';
import { listNames, nameOf, stepFinder, usersOf } from '../rule-help.ts';

/** COMP001: a table, column or module gets another name. Keys, indexes and constraints have no callers. */
export const renamedRule: Rule = (input) => {
  const stepOf = stepFinder(input);
  return input.diff.renames.flatMap((rename) => {
    const { after, member, does, before } = rename;
    if (after.parent !== undefined) return [];
    const users = usersOf(input, after.key, input.current.model).filter((user) => user.kind !== 'foreignKey');
    const what = member ? `Column ${member.from} is renamed to ${member.to}` : `It was ${nameOf(input, before).name}`;
    const callers =
      users.length === 0
        ? 'Callers outside the database'
        : `${listNames(input, users)} and callers outside the database`;
    const help = member ? 'a computed column' : 'a synonym';
    const step = stepOf(does, after)?.key;
    const message = `${what}. ${callers} may still use the old name; a view or ${help} can carry it for a transition.`;
    return [{ code: 'COMP001', severity: 'warn', on: nameOf(input, after), message, ...(step && { step }) }];
  });
};
