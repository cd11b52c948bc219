import { quotePath } from '../base/names.ts';
import { compareText } from '../base/order.ts';
import { compareObjects } from '../diff/compare.ts';
import type { DiffOptions } from '../diff/options.ts';
import { scopesOf } from '../diff/selection.ts';
import type { Kind } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/** One object that two databases do not have alike; `properties` (`columns.[a].type`) only where it differs in some. */
export type EndDifference = {
  /** Kind and name, for a reader. */
  readonly object: string;
  readonly how: 'gone' | 'added' | 'replaced' | 'differs';
  readonly properties: readonly string[];
};

export type EndComparison = {
  /** Sorted by object. Wording alone is no difference. */
  readonly differences: readonly EndDifference[];
  /** Objects of `expected` that `actual` has without any difference, not even of wording. */
  readonly same: ReadonlyMap<ObjectKey, SchemaObject>;
};

/**
 * Compares where a script was to end with where it did. What it has `touched` is also judged by what the state of two databases
 * is not compared by: that a constraint is untrusted is only a difference where the script should have validated it.
 */
export function compareEnds(
  expected: DatabaseModel,
  actual: DatabaseModel,
  registry: Registry,
  options: Pick<DiffOptions, 'security'>,
  touched: ReadonlySet<ObjectKey> = new Set(),
): EndComparison {
  const compare = { naming: expected.naming, scopes: scopesOf({ security: options.security }) };
  const differences: EndDifference[] = [];
  const same = new Map<ObjectKey, SchemaObject>();
  const add = (kind: Kind, object: SchemaObject, how: EndDifference['how'], properties: readonly string[] = []) =>
    differences.push({ object: nameOf(kind, object), how, properties });
  for (const object of expected.objects.values()) {
    const kind = registry.kinds[object.kind];
    if (!kind || !compare.scopes.has(kind.scope)) continue;
    const other = actual.objects.get(object.key);
    if (other === object) same.set(object.key, object);
    else if (!other) add(kind, object, 'gone');
    else if (other.kind !== object.kind || other.parent !== object.parent) add(kind, object, 'replaced');
    else {
      const changes = compareObjects(kind, object, other, compare);
      if (changes.length === 0) same.set(object.key, object);
      const properties = changes
        .filter(({ cosmetic }) => cosmetic === undefined || cosmetic === 'comment')
        .map(({ property, member, memberProperty }) => [property, member, memberProperty].filter(Boolean).join('.'));
      if (touched.has(object.key)) properties.push(...(kind.fallsShort?.(object, other) ?? []));
      if (properties.length > 0) add(kind, object, 'differs', properties);
    }
  }
  for (const object of actual.objects.values()) {
    const kind = registry.kinds[object.kind];
    if (kind && compare.scopes.has(kind.scope) && !expected.objects.has(object.key)) add(kind, object, 'added');
  }
  differences.sort((a, b) => compareText(a.object, b.object));
  return { differences, same };
}

/** The report's name of some kinds is the same for all their objects; their path tells them apart. */
function nameOf(kind: Kind, object: SchemaObject): string {
  const name = kind.itemName(object);
  return `${kind.name} ${name.includes('[') ? name : quotePath(object.path)}`;
}
