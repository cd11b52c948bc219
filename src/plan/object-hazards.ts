import type { Assembled } from './assemble-steps.ts';
import type { PlanHazard } from './plan-types.ts';
import type { RuleInput } from './rule.ts';

/** What kinds say of a whole create or drop, put on the object's step. Objects that only move aside are not asked. */
export function objectHazards(input: RuleInput, { stepsOf }: Assembled): readonly PlanHazard[] {
  const { diff, works, registry, current, end } = input;
  const hazards: PlanHazard[] = [];
  for (const change of diff.changes) {
    if (change.action === 'alter') continue;
    const object = change.action === 'create' ? change.after : change.before;
    const kind = registry.kinds[object.kind];
    // What goes with its parent is part of that loss.
    if (!kind?.hazards || (change.action === 'drop' && works.get(object.key)?.off === 'implicit')) continue;
    const context = change.action === 'create' ? end : current;
    const on = { kind: kind.name, name: kind.itemName(object) };
    const step =
      stepsOf.get(object.key)?.[0] ?? (object.parent === undefined ? undefined : stepsOf.get(object.parent)?.[0]);
    for (const { code, severity, message, probe } of kind.hazards({ action: change.action, object }, context))
      hazards.push({ code, severity, on, message, ...(step === undefined ? {} : { step }), ...(probe && { probe }) });
  }
  return hazards;
}
