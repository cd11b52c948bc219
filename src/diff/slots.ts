import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';

/**
 * Objects that stand only in current and hold a place which an object of desired takes: the other primary key of the table,
 * the column's other default. They go whatever `drop` says.
 */
export function takenSlots(current: DatabaseModel, desired: DatabaseModel, registry: Registry): ReadonlySet<ObjectKey> {
  const result = new Set<ObjectKey>();
  const held = slotsOf(current, desired, registry);
  if (held.size === 0) return result;
  for (const slot of slotsOf(desired, current, registry).keys()) {
    const key = held.get(slot);
    if (key !== undefined) result.add(key);
  }
  // A place may also be taken by an object that is on both sides: the primary key becomes the clustered one.
  for (const [key, object] of desired.objects) {
    const slots = registry.kinds[object.kind]?.slots;
    if (!slots || object.parent === undefined || !current.objects.has(key)) continue;
    for (const slot of slots(object)) {
      const holder = held.get(`${object.parent} ${slot}`);
      if (holder !== undefined) result.add(holder);
    }
  }
  return result;
}

/** Places of the objects that `other` lacks: `parent slot` → key. */
function slotsOf(model: DatabaseModel, other: DatabaseModel, registry: Registry): Map<string, ObjectKey> {
  const result = new Map<string, ObjectKey>();
  for (const [key, object] of model.objects) {
    if (object.parent === undefined || other.objects.has(key)) continue;
    for (const slot of registry.kinds[object.kind]?.slots?.(object) ?? []) result.set(`${object.parent} ${slot}`, key);
  }
  return result;
}
