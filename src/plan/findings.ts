import { compareText } from '../base/order.ts';
import type { Diff } from '../diff/diff.ts';
import type { Registry } from '../kinds/registry.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { Finding } from './plan-types.ts';

/**
 * What was not understood of either side. It blocks only when the plan touches the object, or when what the plan touches
 * uses the object.
 */
export function findingsOf(diff: Diff, registry: Registry, touched: ReadonlySet<ObjectKey>): readonly Finding[] {
  const findings = new Map<string, Finding>();
  const used = new Set<ObjectKey>();
  const unread = (object: SchemaObject) => object.unread.length > 0;
  const objects = [...diff.current.objects.values(), ...diff.desired.objects.values()].filter(unread);
  if (objects.length === 0) return [];
  for (const key of touched) {
    const object = diff.to.objects.get(key) ?? diff.current.objects.get(key);
    for (const { to } of object?.references ?? []) used.add(to);
  }
  for (const object of objects) {
    const kind = registry.kinds[object.kind];
    const name = kind?.itemName(object) ?? object.path.join('.');
    for (const message of object.unread) {
      const blocks = touched.has(object.key) || used.has(object.key);
      findings.set(`${object.kind} ${name} ${message}`, {
        code: 'PLAN006',
        on: { kind: object.kind, name },
        message,
        blocks,
      });
    }
  }
  return [...findings.entries()].sort(([a], [b]) => compareText(a, b)).map(([, finding]) => finding);
}
