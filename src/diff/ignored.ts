import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { Rename } from './rename.ts';
import { type IgnoreRule, nothingIgnored } from './selection.ts';

/**
 * Desired without what the options ignore, and without what hangs on that: what is ignored stays as current has it. A name
 * that something ignored holds in current stays with it.
 */
export function withoutIgnored(desired: DatabaseModel, current: DatabaseModel, ignored: IgnoreRule): DatabaseModel {
  if (ignored === nothingIgnored) return desired;
  const known = new Map<ObjectKey, boolean>();
  const isLeft = (object: SchemaObject): boolean => {
    let answer = known.get(object.key);
    if (answer === undefined) {
      const before = current.objects.get(object.key);
      const parent = object.parent === undefined ? undefined : desired.objects.get(object.parent);
      answer =
        (before !== undefined && ignored(before, current)) ||
        ignored(object, desired) ||
        (parent !== undefined && isLeft(parent));
      known.set(object.key, answer);
    }
    return answer;
  };
  return { ...desired, objects: new Map([...desired.objects].filter(([, object]) => !isLeft(object))) };
}

/** Renames of something that the options ignore, under its old name or its new one. */
export function renamesOfIgnored(
  renames: readonly Rename[],
  current: DatabaseModel,
  desired: DatabaseModel,
  ignored: IgnoreRule,
): readonly Rename[] {
  return renames.filter(({ before, after, member }) => {
    if (ignored(before, current)) return true;
    const wanted = member ? undefined : desired.objects.get(after.key);
    return wanted !== undefined && ignored(wanted, desired);
  });
}
