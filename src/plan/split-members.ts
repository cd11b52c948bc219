import { membersOf } from '../diff/compare.ts';
import type { Kind, PropertyChange, SqlContext } from '../kinds/kind.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { changedObject } from '../model/schema-object-of.ts';
import type { Work } from './work.ts';

/** The object without some members, and without the uses that they make. */
export function withoutMembers(
  object: SchemaObject,
  kind: Kind,
  members: ReadonlySet<string>,
  { naming }: SqlContext,
): SchemaObject {
  const props: Record<string, unknown> = { ...object.props };
  for (const row of kind.properties) {
    if (!row.members) continue;
    const kept = [...membersOf(object.props[row.name], naming)].filter(([name]) => !members.has(name));
    props[row.name] = kept.map(([, member]) => member);
  }
  return changedObject(object, { props }, () =>
    object.references.filter(({ from }) => from === undefined || !members.has(naming.fold(from))),
  );
}

/** The route of a table once some of its columns have gone before it; those that it has in the end come with the route. */
export function routeWithout(
  work: Work,
  kind: Kind,
  members: ReadonlySet<string>,
  current: SqlContext,
  end: SqlContext,
): void {
  const { before, after, changes, route } = work;
  if (!before || !after || !route) return;
  const others = changes.filter(({ member }) => member === undefined || !members.has(end.naming.fold(member)));
  const left = withoutMembers(before, kind, members, current);
  const added = memberChanges(after, kind, members, end, 'after');
  work.route = kind.alter({
    before: left,
    after,
    changes: [...others, ...added],
    current,
    desired: end,
    paused: work.paused === true,
  });
}

/** Members of the object as changes that add them (`after`) or drop them (`before`). */
export function memberChanges(
  object: SchemaObject,
  kind: Kind,
  members: ReadonlySet<string>,
  { naming }: SqlContext,
  side: 'before' | 'after',
): PropertyChange[] {
  return kind.properties.flatMap((row) =>
    row.members
      ? [...membersOf(object.props[row.name], naming)]
          .filter(([name]) => members.has(name))
          .map(([, member]) => ({
            property: row.name,
            member: String(member.name),
            [side]: member,
            aspect: row.aspect,
          }))
      : [],
  );
}

/**
 * A table is changed in two goes: first without the computed columns that need what can only come after the table, then
 * with them. False when the kind has no second go.
 */
export function splitRoute(
  work: Work,
  kind: Kind,
  members: ReadonlySet<string>,
  current: SqlContext,
  end: SqlContext,
): boolean {
  const { after, route } = work;
  const { before, changes } = work.rest ?? work;
  if (!before || !after || !route || members.size === 0) return false;
  const { naming } = end;
  const isSplit = (member: string | undefined) => member !== undefined && members.has(naming.fold(member));
  const half = withoutMembers(after, kind, members, end);
  const first = kind.alter({
    before,
    after: half,
    changes: [...changes.filter((c) => !isSplit(c.member)), ...memberChanges(before, kind, members, current, 'before')],
    current,
    desired: end,
  });
  const added = memberChanges(after, kind, members, end, 'after');
  const second = kind.alter({ before: half, after, changes: added, current, desired: end });
  if (second.how !== 'inPlace' || second.steps.length === 0) return false;
  work.route = { ...route, steps: [...first.steps, ...second.steps] };
  work.comesLater = new Set([...members].map((name) => `${after.key}#${name}`));
  return true;
}
