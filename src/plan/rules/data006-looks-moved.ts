import { canonicalDefinition } from '../../diff/canonical.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { PlanHazard } from '../plan-types.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { nameOf } from '../rule-help.ts';

/**
 * DATA006: a table comes that has the shape of one which goes or is left behind: in another schema under the same name it
 * looks like a move, under another name in the same schema (DATA005) like a rename.
 */
export const looksMovedRule: Rule = (input) => {
  const { current, desired, changes } = input.diff;
  const holdsData = (object: SchemaObject) =>
    object.parent === undefined && (input.registry.kinds[object.kind]?.properties.some((row) => row.stored) ?? false);
  const created = changes.flatMap((change) =>
    change.action === 'create' && holdsData(change.after) ? [change.after] : [],
  );
  if (created.length === 0) return [];
  const byShape = new Map<string, SchemaObject[]>();
  for (const object of current.objects.values()) {
    if (desired.objects.get(object.key)?.kind === object.kind || !holdsData(object)) continue;
    const shape = shapeOf(input, object);
    byShape.set(shape, [...(byShape.get(shape) ?? []), object]);
  }
  if (byShape.size === 0) return [];
  const { fold } = input.end.naming;
  const hazards: PlanHazard[] = [];
  for (const after of created) {
    const alike = byShape.get(shapeOf(input, after)) ?? [];
    const sameName = alike.find((old) => fold(old.path.at(-1) ?? '') === fold(after.path.at(-1) ?? ''));
    const old = sameName ?? alike.find((other) => fold(other.path[0] ?? '') === fold(after.path[0] ?? ''));
    if (!old) continue;
    const from = nameOf(input, old).name;
    const message = sameName
      ? `It comes empty beside ${from} of the same shape: if it is a move, record it in the refactor log so that ALTER SCHEMA TRANSFER keeps the rows.`
      : `It comes empty and has the shape of ${from}: if it is a rename, record it in the refactor log so that sp_rename keeps the rows.`;
    hazards.push({ code: sameName ? 'DATA006' : 'DATA005', severity: 'warn', on: nameOf(input, after), message });
  }
  return hazards;
};

function shapeOf({ registry, end }: RuleInput, object: SchemaObject): string {
  const kind = registry.kinds[object.kind];
  return kind ? canonicalDefinition(kind, object, end.naming) : object.key;
}
