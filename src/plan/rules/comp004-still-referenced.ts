import type { Rule } from '../rule.ts';
import { listNames, nameOf, usersOf } from '../rule-help.ts';

/** COMP004: an object goes that something in the end still names. Dynamic SQL stays unknown. */
export const stillReferencedRule: Rule = (input) =>
  input.diff.changes.flatMap((change) => {
    if (change.action !== 'drop' || input.end.model.objects.has(change.before.key)) return [];
    const users = usersOf(input, change.before.key, input.end.model);
    if (users.length === 0) return [];
    const message = `${listNames(input, users)} still ${users.length === 1 ? 'uses' : 'use'} it and will fail.`;
    return [{ code: 'COMP004', severity: 'warn', on: nameOf(input, change.before), message }];
  });
