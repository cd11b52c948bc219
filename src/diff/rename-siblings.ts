import type { Kind } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import { type Namespace, type ObjectKey, objectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { changedObject } from '../model/schema-object-of.ts';
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
  const rewritings = new Map<ObjectKey, Rewriting>();
  for (const { before, after } of siblings) {
    const rewriting: Rewriting = { naming, keys, from: before.path, to: after.path };
    keys.set(before.key, after.key);
    paths.set(before.key, after.path);
    rewritings.set(before.key, rewriting);
    for (const child of index.childrenOf(before.key)) {
      const path = replaceParts(child.path, rewriting);
      paths.set(child.key, path);
      rewritings.set(child.key, rewriting);
      const namespace = child.key.slice(0, child.key.indexOf(':')) as Namespace;
      const parts = child.key.slice(namespace.length + 1).split('\u0001');
      keys.set(child.key, objectKey(namespace, replaceParts(parts, rewriting), naming));
    }
  }
  const desired = new Map(siblings.map(({ before, after }) => [before.key, after] as const));
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
    const rewriting = rewritings.get(key) ?? { naming, keys, from: object.path, to: path };
    const after = rewritten(object, kind, rewriting, path);
    objects.set(after.key, withIgnoredOf(desired.get(key), kind, after));
  }
  const renames = siblings.map(
    ({ before, after }): Rename => ({ does: 'rename', before, after: objects.get(after.key) ?? after }),
  );
  return { model: { ...model, objects }, renames };
}

/** What is kept but never compared (whether it has a name) is as the new name's owner has it. */
function withIgnoredOf(owner: SchemaObject | undefined, kind: Kind, renamed: SchemaObject): SchemaObject {
  if (!owner) return renamed;
  const props: Record<string, unknown> = { ...renamed.props };
  for (const { name, equality } of kind.properties) if (equality === 'ignored') props[name] = owner.props[name];
  return changedObject(renamed, { props });
}
