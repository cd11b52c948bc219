import type { ReadContext } from '../kinds/kind.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/** Objects that lie in a schema by themselves. */
const inSchema = /^(?:object|type|xmlSchema):/;

/**
 * Spells schema and table in the names of objects as the schema and the table are spelled: where letters that differ in
 * case are the same, a project may say `[Audit].[T]` in a schema that was made as `audit`, and the server knows it as
 * `[audit].[T]`. Objects that are spelled so already stay the same objects.
 */
export function spelledAsOwners(
  objects: ReadonlyMap<ObjectKey, SchemaObject>,
  context: ReadContext,
): ReadonlyMap<ObjectKey, SchemaObject> {
  const changed = new Map<ObjectKey, SchemaObject>();
  const spelled = new Map<ObjectKey, readonly string[]>();
  const { fold } = context.naming;
  for (const object of objects.values()) {
    const path = pathOf(object);
    if (path !== object.path) changed.set(object.key, withPath(object, path));
  }
  if (changed.size === 0) return objects;
  return new Map([...objects].map(([key, object]) => [key, changed.get(key) ?? object]));

  function pathOf(object: SchemaObject): readonly string[] {
    const known = spelled.get(object.key);
    if (known) return known;
    // Set before the owner is asked: nothing may wait for itself.
    spelled.set(object.key, object.path);
    const path = like(object.path, ownerOf(object));
    spelled.set(object.key, path);
    return path;
  }

  function ownerOf({ parent, key, path }: SchemaObject): readonly string[] {
    const owner = parent === undefined ? undefined : objects.get(parent);
    if (owner) return pathOf(owner);
    const [schema = ''] = path;
    if (path.length < 2 || !inSchema.test(key)) return [];
    return objects.get(context.key('schema', schema))?.path ?? [];
  }

  /** The path with the owner's spelling of all but its last part. */
  function like(path: readonly string[], owner: readonly string[]): readonly string[] {
    const end = Math.min(owner.length, path.length - 1);
    for (let i = 0; i < end; i += 1) {
      if (path[i] === owner[i] || fold(path[i]!) !== fold(owner[i]!)) continue;
      return path.map((part, at) => (at < end && fold(part) === fold(owner[at]!) ? owner[at]! : part));
    }
    return path;
  }
}

/** A copy whose references are still read only when they are asked for. */
function withPath(object: SchemaObject, path: readonly string[]): SchemaObject {
  return Object.create(Object.getPrototypeOf(object), {
    ...Object.getOwnPropertyDescriptors(object),
    path: { value: path, enumerable: true },
  });
}
