import { quotePath } from '../base/names.ts';
import type { Diff } from '../diff/diff.ts';
import type { Rename } from '../diff/rename.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel, RefactorOperation } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { Finding, PlanOptions } from './plan-types.ts';

/** What the way back is planned to: the database as it was, with the renames undone in reverse order. */
export function backwardsModel(diff: Diff): DatabaseModel {
  const { preDeploy: _, postDeploy: __, ...original } = diff.original;
  const undone = [...diff.renames].reverse().flatMap(undo);
  return undone.length === 0 ? original : { ...original, refactorings: [...original.refactorings, ...undone] };
}

/**
 * Without what did not work before: no server lets a view that names what is not there be created or altered again, so it
 * stays as the way there has left it, and so does what stands on it.
 */
export function withoutBroken(
  model: DatabaseModel,
  broken: ReadonlyMap<ObjectKey, string>,
  left: DatabaseModel,
): { readonly model: DatabaseModel; readonly leftOut: readonly SchemaObject[] } {
  if (broken.size === 0) return { model, leftOut: [] };
  const objects = new Map(model.objects);
  const leftOut: SchemaObject[] = [];
  const gone = new Set<ObjectKey>();
  const standsOnGone = ({ parent, references }: SchemaObject): boolean =>
    (parent !== undefined && gone.has(parent)) ||
    references.some(({ to, binding }) => binding !== 'deferred' && gone.has(to));
  for (let before = -1; before !== leftOut.length; ) {
    before = leftOut.length;
    for (const [key, object] of objects) {
      const end = left.objects.get(key);
      if (end === object || !(broken.has(key) || standsOnGone(object))) continue;
      leftOut.push(object);
      if (end) objects.set(key, end);
      else {
        objects.delete(key);
        gone.add(key);
      }
    }
  }
  return { model: { ...model, objects }, leftOut };
}

/** What did not work before, and does not come back. */
export function notPutBack(leftOut: readonly SchemaObject[], registry: Registry): readonly Finding[] {
  return leftOut.flatMap((object) => {
    const kind = registry.kinds[object.kind];
    if (!kind || object.parent !== undefined) return [];
    const on = { kind: kind.name, name: kind.itemName(object) };
    return [
      { code: 'BACK002', on, message: 'It did not work before, so it cannot be put back as it was.', blocks: false },
    ];
  });
}

/** Only a rename by refactor log needs an operation to be undone; equal definitions find each other. */
function undo(rename: Rename): readonly RefactorOperation[] {
  const { operation, before, after, member } = rename;
  if (!operation) return [];
  const key = `undo ${operation.key}`;
  if (member) {
    return [
      {
        key,
        operation: 'rename',
        elementType: operation.elementType,
        elementName: quotePath([...after.path, member.to]),
        ...(operation.parentElementType === undefined ? {} : { parentElementType: operation.parentElementType }),
        parentElementName: quotePath(after.path),
        newName: quotePath([member.from]),
      },
    ];
  }
  const elementName = quotePath(after.path);
  const { elementType } = operation;
  if (rename.does === 'move')
    return [{ key, operation: 'moveSchema', elementType, elementName, newSchema: quotePath(before.path.slice(0, 1)) }];
  return [{ key, operation: 'rename', elementType, elementName, newName: quotePath(before.path.slice(-1)) }];
}

/**
 * What the options ignore, or do not compare, is the same at both ends, but for what went because its table did: that comes
 * back with it.
 */
export const backwardsOptions: Pick<PlanOptions, 'ignore' | 'security'> = {
  ignore: { schemas: [], names: [], kinds: [] },
  security: true,
};

/** Steps of the way back that make what was dropped again, but without its data. */
export function lostData(diff: Diff, registry: Registry): readonly Finding[] {
  const findings: Finding[] = [];
  for (const change of diff.changes) {
    if (change.action === 'create') continue;
    const kind = registry.kinds[change.before.kind];
    const stored = kind?.properties.filter((row) => row.stored).map((row) => row.name) ?? [];
    if (!kind || stored.length === 0) continue;
    const on = { kind: kind.name, name: kind.itemName(change.before) };
    const code = 'BACK001';
    if (change.action === 'drop') {
      findings.push({ code, on, message: `The ${kind.title} comes back without its rows.`, blocks: false });
      continue;
    }
    for (const { property, member, memberProperty, after } of change.changes) {
      if (!stored.includes(property) || member === undefined) continue;
      const column = quotePath([member]);
      if (memberProperty === undefined && after === undefined)
        findings.push({ code, on, message: `Column ${column} comes back without its values.`, blocks: false });
      else if (memberProperty === 'type')
        findings.push({
          code,
          on,
          message: `Values of column ${column} that its new type changed do not come back.`,
          blocks: false,
        });
    }
  }
  return findings;
}
