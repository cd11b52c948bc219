import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { ExternalPackage } from './external-package.ts';
import { readContext } from './read-context.ts';
import { settleObjects } from './settle.ts';

type Sides = { readonly desired: DatabaseModel; readonly current: DatabaseModel };

/**
 * Both sides of a plan with what the packages hold that they refer to as parts of the same database. They deploy it
 * themselves: it is there, as it is, on both sides, so that the plan may use it and does not change it.
 */
export function besidePackages(sides: Sides, packages: readonly ExternalPackage[], registry: Registry): Sides {
  const { desired, current } = sides;
  const own: ReadonlySet<string> = new Set(['databaseOptions']);
  const there = new Map<ObjectKey, SchemaObject>();
  for (const { objects } of packages) {
    for (const [key, object] of objects) {
      if (!desired.objects.has(key) && !own.has(object.kind)) there.set(key, current.objects.get(key) ?? object);
    }
  }
  if (there.size === 0) return sides;
  const beside = (model: DatabaseModel): DatabaseModel => ({
    ...model,
    objects: settleObjects(
      new Map([...there, ...model.objects]),
      registry,
      readContext(model.collation, model.platform, model.naming),
    ),
  });
  return { desired: beside(desired), current: beside(current) };
}
