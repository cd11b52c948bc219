import type { DatabaseModel } from '../model/database-model.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { ObjectName, PlanHazard, Step } from './plan-types.ts';
import type { RuleInput } from './rule.ts';

/** The name of an object as changes and steps spell it. */
export function nameOf({ registry }: Pick<RuleInput, 'registry'>, object: SchemaObject): ObjectName {
  const kind = registry.kinds[object.kind];
  return { kind: object.kind, name: kind?.itemName(object) ?? object.path.join('.') };
}

/** The module text of an object, if its kind has one. */
export function textOf({ registry }: Pick<RuleInput, 'registry'>, object: SchemaObject): string | undefined {
  const row = registry.kinds[object.kind]?.properties.find((property) => property.equality === 'module');
  const text = row && object.props[row.name];
  return typeof text === 'string' ? text : undefined;
}

/** Objects of the end that use this key, whatever the strength of their use, without those that hang on it. */
export function usersOf(input: RuleInput, key: string, model: DatabaseModel): readonly SchemaObject[] {
  const context = model === input.end.model ? input.end : input.current;
  const users = new Map<string, SchemaObject>();
  for (const { object } of context.index.dependentsOf(key)) if (object.parent !== key) users.set(object.key, object);
  return [...users.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** `[dbo].[A], [dbo].[B] and 3 more` */
export function listNames(input: RuleInput, objects: readonly SchemaObject[], limit = 5): string {
  return listTexts(
    objects.map((object) => nameOf(input, object).name),
    limit,
  );
}

/** The same of texts; `noun` says of what there are more. */
export function listTexts(texts: readonly string[], limit = 5, noun = ''): string {
  const shown = texts.slice(0, limit).join(', ');
  return texts.length > limit ? `${shown} and ${texts.length - limit} more${noun && ` ${noun}`}` : shown;
}

/** The first step that does this to an object, found in one pass over the steps however many objects are asked about. */
export function stepFinder(input: RuleInput): (does: string, object: SchemaObject) => Step | undefined {
  const first = new Map<string, Step>();
  for (const step of input.steps) {
    const key = `${step.does} ${step.on.name}`;
    if (!first.has(key)) first.set(key, step);
  }
  return (does, object) => first.get(`${does} ${nameOf(input, object).name}`);
}

export function stepHazard(step: Step, hazard: Omit<PlanHazard, 'on' | 'step'>): PlanHazard {
  return { ...hazard, on: step.on, step: step.key };
}
