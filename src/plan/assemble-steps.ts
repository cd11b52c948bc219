import type { Hazard, SqlContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { KindName } from '../model/kind-name.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { groupSteps, type StepCommit } from './groups.ts';
import { type Item, phases } from './item.ts';
import type { Group, PlanHazard, Step } from './plan-types.ts';
import type { ScriptStep } from './script-steps.ts';

export type Assembled = {
  readonly steps: readonly Step[];
  readonly groups: readonly Group[];
  readonly hazards: readonly PlanHazard[];
  /** Keys of the steps of an item's object, by the object's key. */
  readonly stepsOf: ReadonlyMap<string, readonly string[]>;
};

type Bare = Omit<Step, 'group'> & { readonly commit: StepCommit };

/** Ordered items become the plan's steps, numbered into groups; their hazards are listed by themselves. */
export function assembleSteps(
  items: readonly Item[],
  scripts: readonly ScriptStep[],
  lockTimeout: number,
  models: readonly DatabaseModel[],
  current: SqlContext,
  registry: Registry,
): Assembled {
  const used = new Map<string, number>();
  const unique = (name: string): string => {
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };
  const created = new Set(items.filter(({ work }) => work?.action === 'create').map(({ object }) => object.key));
  const isNew = (key: ObjectKey | undefined) => key !== undefined && created.has(key);
  const hazards: PlanHazard[] = [];
  const stepsOf = new Map<string, string[]>();
  const bare: Bare[] = [];
  const script = (step: ScriptStep): void => {
    const key = unique(`run ${step.name}`);
    const on = { kind: 'script', name: step.name };
    bare.push({
      key,
      does: 'script',
      on,
      sql: step.sql,
      because: ['the project has it'],
      hazards: [],
      lockTimeout,
      commit: 'script',
    });
  };
  for (const step of scripts) if (step.when === 'before') script(step);
  for (const item of items) {
    const { draft, kind, object } = item;
    const key = unique(item.name);
    const on = { kind: kind.name, name: kind.itemName(object) };
    const parent = parentName(object, models, registry);
    for (const { code, severity, message, probe } of hazardsOf(item, isNew, lockTimeout, current))
      hazards.push({ code, severity, on, message, step: key, ...(probe && { probe }) });
    const list = stepsOf.get(object.key);
    if (list) list.push(key);
    else stepsOf.set(object.key, [key]);
    bare.push({
      key,
      does: draft.does,
      on,
      ...(parent === undefined ? {} : { parent }),
      sql: draft.sql,
      ...(draft.variants && { variants: draft.variants }),
      because: item.because,
      hazards: [],
      lockTimeout,
      ...(draft.done === undefined ? {} : { done: draft.done }),
      commit: draft.commit ?? 'together',
    });
  }
  for (const step of scripts) if (step.when === 'after') script(step);
  const groups = groupSteps(bare);
  const groupOf = new Map(groups.flatMap((group) => group.steps.map((key) => [key, group.number] as const)));
  const steps = bare.map(({ commit: _, ...step }): Step => ({ ...step, group: groupOf.get(step.key) ?? 1 }));
  return { steps, groups, hazards, stepsOf };
}

/**
 * What comes back is not lost: of the hazards of its DROP only locks count. Data that satisfied a constraint which is put
 * back as it was does so still, and a permission that is put back changes nobody's rights. A table that the plan creates is
 * empty, and a step that waits for its lock no longer than the options say is no hazard of waiting.
 */
function hazardsOf(
  { draft, work, kind, phase }: Item,
  isNew: (key: ObjectKey | undefined) => boolean,
  lockTimeout: number,
  current: SqlContext,
) {
  let all: readonly Hazard[] = draft.hazards ?? [];
  if (lockTimeout >= 0) all = all.filter(({ code }) => code !== 'LOCK012');
  if (!work || all.length === 0) return all;
  if (isNew(work.after?.parent)) return all.filter(({ code }) => !/^(DATA|LOCK)/.test(code));
  const isDuplicate = ({ code }: Hazard): boolean => code === 'DATA010';
  if (work.after && all.some(isDuplicate) && isUniqueAlready(work.after, current))
    all = all.filter((hazard) => !isDuplicate(hazard));
  if (work.on === 'none' || work.off === 'none') return all;
  if (phase === phases.off) return all.filter(({ code }) => code.startsWith('LOCK'));
  if (work.action !== 'keep') return all;
  return kind.scope === 'security' ? [] : all.filter(({ code }) => !/^(DATA|PERF005)/.test(code));
}

const keyKinds = new Set<KindName>(['primaryKey', 'uniqueConstraint']);

/** Rows that current tells apart by some columns are told apart by more of them too. */
function isUniqueAlready(object: SchemaObject, current: SqlContext): boolean {
  const columns = (one: SchemaObject) =>
    Array.isArray(one.props.columns) ? one.props.columns.map((name) => current.naming.fold(String(name))) : [];
  const wanted = new Set(columns(object));
  return current.index.childrenOf(object.parent ?? '').some((child) => {
    const isUnique = keyKinds.has(child.kind) || (child.props.unique === true && child.props.where === undefined);
    const was = isUnique ? columns(child) : [];
    return was.length > 0 && was.every((name) => wanted.has(name));
  });
}

function parentName(object: SchemaObject, models: readonly DatabaseModel[], registry: Registry): string | undefined {
  if (object.parent === undefined) return undefined;
  for (const model of models) {
    const parent = model.objects.get(object.parent);
    const kind = parent && registry.kinds[parent.kind];
    if (kind) return kind.itemName(parent);
  }
  return undefined;
}
