import { compareText } from '../base/order.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { canonicalDefinition } from './canonical.ts';
import type { IgnoreRule } from './selection.ts';

export type Siblings = { readonly before: SchemaObject; readonly after: SchemaObject };

/**
 * Objects that stand on one side only, hang on the same parent and are of the same kind and definition: one object under
 * two names. Parents that exist on both sides only; what the options ignore keeps its name. Each object is used once, in the
 * order of keys.
 */
export function equalDefinitions(
  current: DatabaseModel,
  desired: DatabaseModel,
  registry: Registry,
  ignored: IgnoreRule,
): readonly Siblings[] {
  const leftOver = groupByParent(current, desired, ignored);
  if (leftOver.size === 0) return [];
  const result: Siblings[] = [];
  for (const [group, created] of groupByParent(desired, current, ignored)) {
    const dropped = leftOver.get(group);
    const kind = registry.kinds[created[0]?.kind ?? 'opaque'];
    if (!dropped || !kind) continue;
    const byDefinition = new Map<string, SchemaObject[]>();
    for (const object of dropped.sort(byKey)) {
      const definition = canonicalDefinition(kind, object, current.naming);
      const same = byDefinition.get(definition);
      if (same) same.push(object);
      else byDefinition.set(definition, [object]);
    }
    for (const after of created.sort(byKey)) {
      const before = byDefinition.get(canonicalDefinition(kind, after, current.naming))?.shift();
      if (before) result.push({ before, after });
    }
  }
  return result.sort((a, b) => byKey(a.after, b.after));
}

function groupByParent(model: DatabaseModel, other: DatabaseModel, ignored: IgnoreRule): Map<string, SchemaObject[]> {
  const groups = new Map<string, SchemaObject[]>();
  for (const [key, object] of model.objects) {
    const { parent } = object;
    if (parent === undefined || other.objects.has(key)) continue;
    if (!other.objects.has(parent) || !model.objects.has(parent) || ignored(object, model)) continue;
    const group = `${object.kind} ${parent}`;
    const list = groups.get(group);
    if (list) list.push(object);
    else groups.set(group, [object]);
  }
  return groups;
}

function byKey(a: { readonly key: ObjectKey }, b: { readonly key: ObjectKey }): number {
  return compareText(a.key, b.key);
}
