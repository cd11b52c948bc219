import { quotePath } from '../base/names.ts';
import { compareText } from '../base/order.ts';
import { Dependents } from '../diff/dependents.ts';
import { type Diff, diffModels } from '../diff/diff.ts';
import type { Rename } from '../diff/rename.ts';
import type { DropRule } from '../diff/selection.ts';
import type { SqlContext, Target } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import { type Assembled, assembleSteps } from './assemble-steps.ts';
import { changesOf } from './changes.ts';
import { impactClosure } from './closure.ts';
import { breakCycle } from './cycle-breakers.ts';
import { deployParts, textsOf } from './deploy-script.ts';
import { draftItems } from './draft-items.ts';
import { findingsOf } from './findings.ts';
import { fingerprintOf } from './fingerprint.ts';
import { ignoredNeeds, namesHeld } from './ignored-needs.ts';
import type { Item } from './item.ts';
import { keptInTheWay } from './kept-in-the-way.ts';
import { objectHazards } from './object-hazards.ts';
import { failWithCycle, tryOrder } from './order.ts';
import type { Finding, Plan, PlanHazard, PlanOptions } from './plan-types.ts';
import type { Prove } from './proof.ts';
import { inProvenOrder, type OneWay, type Proven, proveWay } from './prove-plan.ts';
import { renameItems } from './rename-items.ts';
import { backwardsModel, backwardsOptions, lostData, notPutBack, withoutBroken } from './rollback.ts';
import type { RuleInput } from './rule.ts';
import { rules } from './rules/index.ts';
import { backStart } from './script-effects.ts';
import { scriptSteps } from './script-steps.ts';
import { type IndexedContext, sqlContext } from './sql-context.ts';
import { variablesOf } from './variables.ts';
import type { Work } from './work.ts';

export type PlanInput = {
  readonly desired: DatabaseModel;
  readonly current: DatabaseModel;
  readonly options: PlanOptions;
  readonly registry: Registry;
  /** Runs the script on the in-memory server; absent: the plan says that it is not proven. */
  readonly prove?: Prove;
  /** Name and version of the engine, which stands in the plan. */
  readonly engine: string;
};

/** A plan without the files that it is published with. */
export type BarePlan = Omit<Plan, 'files'>;
/** With deploy.sql in pieces, since the scripts of a project may be megabytes. */
export type ScriptedPlan = { readonly plan: BarePlan; readonly deploySql: readonly string[] };
export type MadePlan = ScriptedPlan & {
  readonly rollback: ScriptedPlan;
  /** The expected end. */
  readonly to: DatabaseModel;
};

/** How a plan differs from one that a person asked for: the way back drops by a rule of its own. */
type Direction = {
  readonly drops?: DropRule;
  /** What is compared, when that is not what the options say. */
  readonly compares?: PlanOptions;
  readonly findings?: (diff: Diff) => readonly Finding[];
  /** Of a database that is nearly the same as current. */
  readonly near?: IndexedContext;
  /** What of current names what is not there, with what the server says of it. */
  readonly broken?: Broken;
};

type Broken = ReadonlyMap<ObjectKey, string>;

/** The plan that turns current into desired under the options, with the way back; the same input gives the same bytes. */
export function makePlan(input: PlanInput): MadePlan {
  const { current, options, registry } = input;
  const { there, provenThere: proven, broken } = planThere(input);
  const provenThere = withReasons(there, proven, registry);
  const { arrived } = provenThere;
  const end = inProvenOrder(there.diff, arrived, registry);
  const asItWas = { ...options, ...backwardsOptions };
  const { model, drops } = backStart(end, arrived?.answer, registry, asItWas);
  const { model: desired, leftOut } = withoutBroken(backwardsModel(there.diff), broken, model);
  const back = planOneWay(
    { ...input, desired, current: model },
    {
      drops,
      compares: asItWas,
      findings: () => [...lostData(there.diff, registry), ...notPutBack(leftOut, registry)],
      near: there.end,
      broken,
    },
  );
  const finish = ({ plan, parts }: Draft, { proof, findings }: Proven): ScriptedPlan => ({
    plan: { ...plan, findings: [...plan.findings, ...findings], proof, promotable: current.live },
    deploySql: textsOf(parts),
  });
  const inTheWay = provenThere.proof.refused
    ? keptInTheWay({
        ...input,
        diff: there.diff,
        proof: provenThere.proof,
        isProvenWith: (rule) => isProven(input, rule),
      })
    : [];
  return {
    ...finish(there, { ...provenThere, findings: [...provenThere.findings, ...inTheWay] }),
    rollback: finish(back, proveWay(back, { ...input, options: asItWas }, arrived)),
    to: there.diff.to,
  };
}

type There = { readonly there: Draft; readonly provenThere: Proven; readonly broken: Broken };

/** That current holds views which no longer work is learnt when it is made for the proof; then they are not refreshed. */
function planThere(input: PlanInput): There {
  const there = planOneWay(input, {});
  const provenThere = proveWay(there, input);
  const { broken = new Map() } = provenThere;
  if (broken.size === 0) return { there, provenThere, broken };
  const again = planOneWay(input, { broken });
  return { there: again, provenThere: proveWay(again, input), broken };
}

function isProven(input: PlanInput, drops: DropRule): boolean {
  const { simulated, arrives, secondPlanEmpty } = proveWay(planOneWay(input, { drops }), input).proof;
  return simulated && arrives && secondPlanEmpty;
}

/** A plan that has not been proven, with its script. */
type Draft = OneWay & {
  readonly plan: Omit<BarePlan, 'proof'>;
  readonly end: IndexedContext;
  readonly works: ReadonlyMap<ObjectKey, Work>;
};

/** Says of a refused plan what the options have to do with it. */
function withReasons({ diff, works, plan }: Draft, proven: Proven, registry: Registry): Proven {
  const reasons = ignoredNeeds({ diff, registry, works, steps: plan.steps }, proven.proof.refused);
  return reasons.length === 0 ? proven : { ...proven, findings: [...proven.findings, ...reasons] };
}

function planOneWay(input: PlanInput, direction: Direction): Draft {
  const { desired, registry, options } = input;
  const current = sorted(input.current);
  const diff = diffModels(
    current,
    sorted(desired),
    registry,
    direction.compares ?? options,
    direction.drops,
    direction.near?.index,
  );
  const target: Target = {
    platform: options.platform ?? desired.platform,
    ...(options.edition === undefined ? {} : { edition: options.edition }),
  };
  const now = sqlContext(diff.current, registry, target, diff.index);
  const next = (model: DatabaseModel) =>
    sqlContext(model, registry, target, new Dependents(model, registry, diff.index));
  const contexts = {
    current: now,
    end: next(diff.to),
    original: diff.current === current ? undefined : next(current),
  };
  const { works, items } = stepItems(diff, registry, { ...contexts, broken: direction.broken });
  const scripts = scriptSteps(diff);
  const models = [diff.to, diff.current];
  const assembled = assembleSteps(items, scripts, options.lockTimeout, models, contexts.current, registry);
  const ruleInput: RuleInput = { diff, works, scripts, registry, options, ...assembled, ...contexts };
  const hazards = hazardsOf(assembled, ruleInput);
  const { variables, sqlcmd } = variablesOf(assembled.steps, desired.variables, scripts);
  const plan: Omit<BarePlan, 'proof'> = {
    format: 1,
    engine: input.engine,
    from: fingerprintOf(current, registry),
    to: fingerprintOf(diff.to, registry),
    promotable: false,
    changes: changesOf(diff, { registry, ...contexts }),
    steps: withHazardCodes(assembled.steps, hazards),
    groups: assembled.groups,
    hazards,
    findings: [
      ...findingsOf(diff, registry, new Set(works.keys())),
      ...withheldFindings(diff, registry),
      ...brokenFindings(diff, registry, direction.broken),
      ...namesHeld({ diff, registry }),
      ...(direction.findings?.(diff) ?? []),
    ],
    kept: diff.kept,
    cosmetic: diff.cosmetic,
    options,
    variables,
    sqlcmd,
  };
  return {
    plan,
    parts: deployParts(plan, scripts),
    isEmpty: plan.steps.length === 0,
    ...(direction.drops && { drops: direction.drops }),
    diff,
    touched: touchedBy(works),
    works,
    original: contexts.original ?? now,
    end: contexts.end,
  };
}

/** What comes or changes; what is only refreshed, renamed or let go of is left as it is. */
function touchedBy(works: ReadonlyMap<ObjectKey, Work>): ReadonlySet<ObjectKey> {
  return new Set(
    [...works.values()].filter(({ action, on }) => action === 'alter' || on !== 'none').map(({ key }) => key),
  );
}

type Contexts = {
  readonly current: SqlContext;
  readonly end: SqlContext;
  readonly original: SqlContext | undefined;
  readonly broken: Broken | undefined;
};

function stepItems(
  diff: Diff,
  registry: Registry,
  { current, end, original, broken }: Contexts,
): { readonly works: ReadonlyMap<ObjectKey, Work>; readonly items: readonly Item[] } {
  if (diff.changes.length + diff.renames.length === 0) return { works: new Map(), items: [] };
  const works = impactClosure({ diff, registry, current, end, broken });
  // A constraint that is dropped and created anyway comes back under its new name; only its drop needs the old one.
  const isRecreated = ({ operation, after }: Rename) => {
    const off = works.get(after.key)?.off;
    return operation === undefined && (off === 'drop' || off === 'implicit');
  };
  const renames = diff.renames.filter((rename) => !isRecreated(rename));
  const formerly = new Map(diff.renames.filter(isRecreated).map(({ before, after }) => [after.key, before] as const));
  const drafts = { desired: diff.desired, registry, current, end, original: original ?? current, formerly };
  for (;;) {
    const ordered = tryOrder([...renameItems(renames, registry, current), ...draftItems(drafts, works)], renames);
    if ('items' in ordered) return { works, items: ordered.items };
    if (!breakCycle(ordered.cycle, { registry, current, end })) failWithCycle(ordered.path);
  }
}

/** A model in the order of its keys, so that nothing depends on the order in which a source gave its objects. */
function sorted(model: DatabaseModel): DatabaseModel {
  const keys = [...model.objects.keys()];
  if (keys.every((key, i) => i === 0 || (keys[i - 1] as string) < key)) return model;
  keys.sort(compareText);
  return { ...model, objects: new Map(keys.map((key) => [key, model.objects.get(key)] as const).filter(isPresent)) };
}

function isPresent<K, V>(entry: readonly [K, V | undefined]): entry is [K, V] {
  return entry[1] !== undefined;
}

function hazardsOf(assembled: Assembled, input: RuleInput): readonly PlanHazard[] {
  const found = new Map<string, PlanHazard>();
  const all = [...assembled.hazards, ...objectHazards(input, assembled), ...rules.flatMap((rule) => rule(input))];
  for (const hazard of all) {
    const { code, on, message } = hazard;
    const key = `${code}\u0001${on.kind}\u0001${on.name}\u0001${message}`;
    if (!found.has(key)) found.set(key, hazard);
  }
  return [...found.entries()].sort(([a], [b]) => compareText(a, b)).map(([, hazard]) => hazard);
}

function withHazardCodes(steps: Plan['steps'], hazards: readonly PlanHazard[]): Plan['steps'] {
  const codes = new Map<string, Set<string>>();
  for (const { step, code } of hazards) {
    if (step === undefined) continue;
    const list = codes.get(step);
    if (list) list.add(code);
    else codes.set(step, new Set([code]));
  }
  return steps.map((step) => ({ ...step, hazards: [...(codes.get(step.key) ?? [])].sort() }));
}

function withheldFindings(diff: Diff, registry: Registry): readonly Finding[] {
  return diff.withheld.map(({ object, member, user }) => {
    const userKind = registry.kinds[user.kind];
    const name = registry.kinds[object.kind]?.itemName(object) ?? object.path.join('.');
    return {
      code: 'PLAN007',
      on:
        member === undefined
          ? { kind: object.kind, name }
          : { kind: 'column', name: quotePath([...object.path, member]) },
      message: `is not dropped because ${userKind?.title ?? user.kind} ${userKind?.itemName(user) ?? ''} stays and is bound to it`,
      blocks: false,
    };
  });
}

function brokenFindings(diff: Diff, registry: Registry, broken: Broken = new Map()): readonly Finding[] {
  return [...broken].flatMap(([key, message]) => {
    const object = diff.current.objects.get(key);
    const kind = object && registry.kinds[object.kind];
    if (!object || !kind) return [];
    const on = { kind: object.kind, name: kind.itemName(object) };
    return [{ code: 'PLAN010', on, message: `It does not work in the current database: ${message}`, blocks: false }];
  });
}
