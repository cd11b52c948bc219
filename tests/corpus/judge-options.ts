import { prover } from '../../src/app/prove-script.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import type { Reference, SchemaObject } from '../../src/model/schema-object.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Plan, PlanOptions } from '../../src/plan/plan-types.ts';
import { differencesOf } from '../../src/plan/proof.ts';
import type { Failure } from './bar.ts';
import { unproven } from './bars/plan-bar.ts';

/** What a plan lacks; `impossible` is the planner's own word that these options leave no way. */
export type Verdict = { readonly failures: readonly Failure[]; readonly impossible?: string };

/** The finding that says what the options stand in the way of. */
const inTheWay = 'PLAN011';

/** Plans under the options: the proof holds both ways, and nothing that they ignore is named, made or lost. */
export function judgeOptions(current: DatabaseModel, desired: DatabaseModel, options: PlanOptions): Verdict {
  try {
    const prove = prover(registry, desired.variables);
    const { plan, rollback, to } = makePlan({ desired, current, options, registry, prove, engine: 'options' });
    const failures = touched(current, desired, to, plan, options);
    const reasons = plan.findings.filter(({ code, blocks }) => code === inTheWay && blocks);
    if (!plan.proof.simulated && reasons.length > 0) {
      const said = reasons.map(({ on, message }) => `${on.kind} ${on.name} ${message}`).join(' | ');
      return { failures, impossible: `${plan.proof.refused?.step}: ${plan.proof.refused?.message} (${said})` };
    }
    return {
      failures: [...unproven(plan, 'proof'), ...unproven(rollback.plan, 'proof of the rollback'), ...failures],
    };
  } catch (error) {
    return { failures: [{ what: 'no plan', reason: (error as Error).message }] };
  }
}

/** Ignored objects that the changes name, that come, that go without what they hang on, or that end as another. */
function touched(
  current: DatabaseModel,
  desired: DatabaseModel,
  to: DatabaseModel,
  plan: Pick<Plan, 'changes'>,
  options: PlanOptions,
): Failure[] {
  const failures: Failure[] = [];
  const spelled = (object: SchemaObject): string => {
    const kind = registry.kinds[object.kind]!;
    return `${kind.element(object)} ${kind.itemName(object)}`;
  };
  const [left, compared] = [new Set<string>(), new Set<string>()];
  for (const model of [current, desired])
    for (const object of model.objects.values())
      (isIgnored(object, model, options) ? left : compared).add(spelled(object));
  for (const { action, element, name } of plan.changes) {
    const key = `${element} ${name}`;
    if (left.has(key) && !compared.has(key)) failures.push({ what: `names ${action} ${key}` });
  }
  // What hangs on or names something renamed follows it.
  const renamed = new Set(plan.changes.flatMap((one) => (one.action === 'rename' ? [one.parent ?? one.name] : [])));
  const follows = (object: SchemaObject, model: DatabaseModel): boolean =>
    [object.key, object.parent, ...object.references.map((use) => use.to)].some((key) => {
      const there = key === undefined ? undefined : model.objects.get(key);
      return there !== undefined && renamed.has(registry.kinds[there.kind]!.itemName(there));
    });
  const pick = (model: DatabaseModel): [SchemaObject['key'], SchemaObject][] =>
    [...model.objects].filter(
      ([key, object]) =>
        isIgnored(object, model, options) &&
        !follows(object, model) &&
        !(current.objects.has(key) && follows(to.objects.get(key) ?? object, to)),
    );
  const goes = (object: SchemaObject): boolean =>
    object.parent !== undefined &&
    (!to.objects.has(object.parent) ||
      (belongsToColumn(object) && object.references.some((use) => use.to === object.parent && !hasColumn(to, use))));
  const before = { ...current, objects: new Map(pick(current).filter(([, object]) => !goes(object))) };
  const after = { ...to, objects: new Map(pick(to)) };
  for (const difference of differencesOf(before, after, registry, { security: true }))
    failures.push({ what: `touches ${difference}` });
  return failures;
}

function belongsToColumn({ kind }: SchemaObject): boolean {
  const { hangsOnMember, goesWithMember } = registry.kinds[kind]!;
  return (hangsOnMember ?? goesWithMember) === true;
}

function hasColumn(model: DatabaseModel, { to, member }: Reference): boolean {
  const columns = model.objects.get(to)?.props.columns as readonly { readonly name: string }[] | undefined;
  if (member === undefined || columns === undefined) return true;
  return columns.some(({ name }) => model.naming.fold(name) === model.naming.fold(member));
}

/** What rehearsal.json says of an object, told a second time: by its kind, its schema, its name or its parent's. */
function isIgnored(object: SchemaObject, model: DatabaseModel, { ignore }: PlanOptions): boolean {
  const { path, kind } = object;
  const { fold } = model.naming;
  if (ignore.kinds.includes(kind)) return true;
  const hasSchema = path.length > 1 && !['permission', 'membership', 'extendedProperty'].includes(kind);
  const schema = hasSchema || kind === 'schema' ? path[0]! : undefined;
  if (schema !== undefined && ignore.schemas.some((pattern) => like(fold(pattern), fold(schema)))) return true;
  for (const pattern of ignore.names) {
    const parts = pattern.slice(1, -1).split('].[');
    const own = parts.length === 1 ? path.slice(-1) : path.slice(0, parts.length);
    if (own.length === parts.length && parts.every((part, i) => like(fold(part), fold(own[i]!)))) return true;
  }
  const parent = object.parent === undefined ? undefined : model.objects.get(object.parent);
  return parent !== undefined && isIgnored(parent, model, { ignore } as PlanOptions);
}

function like(pattern: string, text: string): boolean {
  const [first, last] = pattern.split('*') as [string, string?];
  return last === undefined ? text === first : text.startsWith(first) && text.endsWith(last);
}
