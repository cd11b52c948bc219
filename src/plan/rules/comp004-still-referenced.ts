import { quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { PlanHazard } from '../plan-types.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { listNames, nameOf, usersOf } from '../rule-help.ts';

/** COMP004: an object or a column goes that something in the end still names. Dynamic SQL stays unknown. */
export const stillReferencedRule: Rule = (input) =>
  input.diff.changes.flatMap((change) => {
    if (change.action === 'create') return [];
    const { before } = change;
    if (change.action === 'drop') {
      if (input.end.model.objects.has(before.key)) return [];
      return still(input, before, usersOf(input, before.key, input.end.model), 'it');
    }
    return change.changes.flatMap(({ member, memberProperty, after }) => {
      if (member === undefined || memberProperty !== undefined || after !== undefined) return [];
      return still(input, before, usersOfMember(input, before, member), quotePath([member]));
    });
  });

function usersOfMember(input: RuleInput, { key }: SchemaObject, member: string): readonly SchemaObject[] {
  const { index, naming } = input.end;
  const users = new Map<string, SchemaObject>();
  for (const { object, reference } of index.dependentsOf(key))
    if (object.key !== key && reference.member !== undefined && naming.fold(reference.member) === naming.fold(member))
      users.set(object.key, object);
  return [...users.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function still(
  input: RuleInput,
  object: SchemaObject,
  users: readonly SchemaObject[],
  what: string,
): readonly PlanHazard[] {
  if (users.length === 0) return [];
  const message = `${listNames(input, users)} still ${users.length === 1 ? 'uses' : 'use'} ${what} and will fail.`;
  return [{ code: 'COMP004', severity: 'warn', on: nameOf(input, object), message }];
}
