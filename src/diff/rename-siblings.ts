import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import { type Namespace, type ObjectKey, objectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { Dependents } from './dependents.ts';
import type { Siblings } from './equal-definition.ts';
import type { Rename, RenamedModel } from './rename.ts';
import { type Rewriting, replaceParts, rewritten } from './rewrite.ts';

/**
 * Renames constraints and indexes to the names that desired has for them. Other objects name them in references only, so
 * all are done in one pass.
 */
export function renameSiblings(model: DatabaseModel, registry: Registry, siblings: readonly Siblings[]): RenamedModel {
  if (siblings.length === 0) return { model, renames: [] };
  const index = new Dependents(model, registry);
  const { naming } = model;
  const keys = new Map<ObjectKey, ObjectKey>();
  const paths = new Map<ObjectKey, readonly string[]>();
  for (const { before, after } of siblings) {
    const rewriting: Rewriting = { naming, keys, from: before.path, to: after.path };
    keys.set(before.key, after.key);
    paths.set(before.key, after.path);
    for (const child of index.childrenOf(before.key)) {
      const path = replaceParts(child.path, rewriting);
      paths.set(child.key, path);
      const namespace = child.key.slice(0, child.key.indexOf(':')) as Namespace;
      const parts = child.key.slice(namespace.length + 1).split('\u0001');
      keys.set(child.key, objectKey(namespace, replaceParts(parts, rewriting), naming));
    }
  }
  const touched = new Set(keys.keys());
  for (const { before } of siblings) for (const { object } of index.dependentsOf(before.key)) touched.add(object.key);
  const objects = new Map<ObjectKey, SchemaObject>();
  for (const [key, object] of model.objects) {
    const kind = touched.has(key) ? registry.kinds[object.kind] : undefined;
    if (!kind) {
      objects.set(key, object);
      continue;
    }
    const path = paths.get(key) ?? object.path;
    const after = rewritten(object, kind, { naming, keys, from: object.path, to: path }, path);
    objects.set(after.key, after);
  }
  const renames = siblings.map(
    ({ before, after }): Rename => ({ does: 'rename', before, after: objects.get(after.key) ?? after }),
  );
  return { model: { ...model, objects }, renames };
}
