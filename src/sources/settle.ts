import type { ReadContext, SettleContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { KindName } from '../model/kind-name.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/**
 * Lets every kind make canonical what depends on other objects, once all of a source are there. Kinds see the objects
 * as they were read, so the order in which they are settled does not matter.
 */
export function settleObjects(
  objects: ReadonlyMap<ObjectKey, SchemaObject>,
  registry: Registry,
  context: ReadContext,
): ReadonlyMap<ObjectKey, SchemaObject> {
  let children: Map<ObjectKey, SchemaObject[]> | undefined;
  let byKind: Map<KindName, SchemaObject[]> | undefined;
  const settling: SettleContext = {
    ...context,
    get: (key) => objects.get(key),
    ofKind: (kind) => {
      if (!byKind) {
        byKind = new Map();
        for (const object of objects.values()) {
          const list = byKind.get(object.kind);
          if (list) list.push(object);
          else byKind.set(object.kind, [object]);
        }
      }
      return byKind.get(kind) ?? [];
    },
    childrenOf: (key) => {
      if (!children) {
        children = new Map();
        for (const object of objects.values()) {
          if (object.parent === undefined) continue;
          const list = children.get(object.parent);
          if (list) list.push(object);
          else children.set(object.parent, [object]);
        }
      }
      return children.get(key) ?? [];
    },
  };
  const settled = new Map<ObjectKey, SchemaObject>();
  for (const object of objects.values()) {
    const result = registry.kinds[object.kind]?.settle?.(object, settling) ?? object;
    settled.set(result.key, result);
  }
  return settled;
}
