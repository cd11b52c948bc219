import type { Naming } from '../base/names.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel, ModelIndex } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { ObjectChange } from './diff.ts';
import type { DropRule } from './selection.ts';

/** What stays because `user` stays. */
export type Withheld = { readonly object: SchemaObject; readonly member?: string; readonly user: SchemaObject };
export type WithheldMember = Withheld & { readonly member: string };

type Input = {
  /** Of current. */
  readonly index: ModelIndex;
  readonly drops: DropRule;
  readonly desired: DatabaseModel;
  readonly dropped: readonly SchemaObject[];
  /** The end so far; what is taken back is put into it. */
  readonly objects: Map<ObjectKey, SchemaObject>;
};

/**
 * Takes back drops of objects that something uses which stays and which the server binds to them. Their parent stays with
 * them, and of their children those that would have gone only because of them.
 */
export function withholdDrops(input: Input): readonly Withheld[] {
  const { objects, desired, index } = input;
  const dropped = new Map<ObjectKey, SchemaObject>();
  for (const object of input.dropped) if (!objects.has(object.key)) dropped.set(object.key, object);
  if (dropped.size === 0) return [];
  const withheld: Withheld[] = [];
  const keep = (object: SchemaObject, user: SchemaObject): void => {
    dropped.delete(object.key);
    objects.set(object.key, object);
    withheld.push({ object, user });
    const parent = object.parent === undefined ? undefined : dropped.get(object.parent);
    if (parent) keep(parent, user);
    for (const child of index.childrenOf(object.key))
      if (dropped.has(child.key) && !input.drops.object(child)) keep(child, user);
  };
  const stillUses = (user: SchemaObject, key: ObjectKey): boolean => {
    const end = objects.get(user.key);
    if (end === undefined || end.parent === key) return false;
    const { references } = desired.objects.get(user.key) ?? end;
    return references.some((use) => use.to === key && use.binding === 'bound');
  };
  let before = -1;
  while (withheld.length !== before) {
    before = withheld.length;
    for (const [key, object] of [...dropped]) {
      if (!dropped.has(key)) continue;
      const uses = index.dependentsOf(key).filter(({ reference }) => reference.binding === 'bound');
      const user = uses.find((use) => stillUses(use.object, key))?.object;
      if (user) keep(object, user);
    }
  }
  return withheld;
}

type Paired = {
  readonly registry: Registry;
  readonly current: DatabaseModel;
  readonly desired: DatabaseModel;
  readonly changes: readonly ObjectChange[];
  /** The end so far. */
  readonly objects: ReadonlyMap<ObjectKey, SchemaObject>;
};

/** Folded names of the columns that are dropped from tables that stay. */
export function droppedMembers({ changes, current }: Pick<Paired, 'changes' | 'current'>) {
  const result = new Map<ObjectKey, Set<string>>();
  for (const change of changes) {
    if (change.action !== 'alter') continue;
    for (const { member, memberProperty, after } of change.changes) {
      if (member === undefined || memberProperty !== undefined || after !== undefined) continue;
      const members = result.get(change.before.key);
      if (members) members.add(current.naming.fold(member));
      else result.set(change.before.key, new Set([current.naming.fold(member)]));
    }
  }
  return result;
}

/** Columns that would be dropped although an object is bound to them that stays as it is: an index, a check, a bound view. */
export function membersInUse(paired: Paired, index: ModelIndex): readonly WithheldMember[] {
  const { registry, current, desired, objects } = paired;
  const { fold } = current.naming;
  const found: WithheldMember[] = [];
  for (const [key, members] of droppedMembers(paired)) {
    const object = current.objects.get(key);
    if (!object) continue;
    for (const { object: user, reference } of index.dependentsOf(key)) {
      const { member, binding } = reference;
      if (user.key === key || binding !== 'bound' || member === undefined || !members.has(fold(member))) continue;
      const kind = registry.kinds[user.kind];
      if (!objects.has(user.key) || desired.objects.has(user.key) || kind?.goesWithMember || kind?.hangsOnMember)
        continue;
      found.push({ object, member, user });
      members.delete(fold(member));
    }
  }
  return found;
}

/** The rule without what has been found to be in use. */
export function keepingMembers(drops: DropRule, kept: readonly WithheldMember[], { fold }: Naming): DropRule {
  if (kept.length === 0) return drops;
  const names = new Set(kept.map(({ object, member }) => `${object.key} ${fold(member)}`));
  return {
    object: drops.object,
    member: (object, property, member) =>
      !names.has(`${object.key} ${fold(member)}`) && drops.member(object, property, member),
  };
}
