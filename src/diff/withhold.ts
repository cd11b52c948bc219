import type { DatabaseModel, ModelIndex } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { DropRule } from './selection.ts';

export type Withheld = { readonly object: SchemaObject; readonly user: SchemaObject };

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
