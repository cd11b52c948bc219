import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel, ModelIndex } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { ObjectChange } from './diff.ts';
import type { DropRule } from './selection.ts';

/** What goes although `drop` keeps it, because the project gives the name to something on another table. */
export type TakenName = {
  readonly object: SchemaObject;
  /** The object of desired that has the name. */
  readonly taker: SchemaObject;
};

type Paired = {
  readonly registry: Registry;
  readonly desired: DatabaseModel;
  readonly drops: DropRule;
  readonly changes: ObjectChange[];
  /** The end so far. */
  readonly objects: Map<ObjectKey, SchemaObject>;
};

/**
 * Constraints of tables that stay whose name desired gives to another table's. They go, although nothing takes their place and
 * `drop` would keep them, and so does what is bound to them: the foreign keys to a key that is gone.
 */
export function takeNames(paired: Paired, index: ModelIndex): readonly TakenName[] {
  const { registry, desired, drops, changes, objects } = paired;
  const taken: TakenName[] = [];
  const follow = (object: SchemaObject, taker: SchemaObject): void => {
    for (const { object: user, reference } of index.dependentsOf(object.key)) {
      if (reference.binding !== 'bound' || desired.objects.has(user.key) || objects.get(user.key) !== user) continue;
      leave(user);
      taken.push({ object: user, taker });
    }
  };
  const leave = (object: SchemaObject): void => {
    objects.delete(object.key);
    changes.push({ action: 'drop', before: object });
    for (const child of index.childrenOf(object.key)) if (objects.get(child.key) === child) leave(child);
  };
  for (const change of [...changes]) {
    if (change.action !== 'drop' || drops.object(change.before)) continue;
    const { before } = change;
    const taker = desired.objects.get(before.key);
    const stays = before.parent !== undefined && objects.has(before.parent);
    if (!taker || !stays || taker.parent === before.parent || isReplaced(before, desired, registry)) continue;
    taken.push({ object: before, taker });
    follow(before, taker);
  }
  return taken;
}

/** Whether desired has another object in its place: the table's other primary key, the column's other default. */
function isReplaced(before: SchemaObject, desired: DatabaseModel, registry: Registry): boolean {
  const slots = registry.kinds[before.kind]?.slots?.(before) ?? [];
  if (slots.length === 0) return false;
  for (const object of desired.objects.values()) {
    if (object.parent !== before.parent) continue;
    if (registry.kinds[object.kind]?.slots?.(object).some((slot) => slots.includes(slot))) return true;
  }
  return false;
}
