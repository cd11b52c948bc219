import { membersOf } from '../diff/compare.ts';
import type { Diff } from '../diff/diff.ts';
import type { DropRule } from '../diff/selection.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import { changedObject } from '../model/schema-object-of.ts';
import { createBatches } from './create-script.ts';
import type { ScriptPart } from './deploy-script.ts';
import type { Finding, PlanOptions, Proof } from './plan-types.ts';
import { judgeProof, type ProofAnswer, type Prove } from './proof.ts';
import { holds, type ProofSlice, proofSlice, withUnreached } from './proof-slice.ts';
import { scriptFindings } from './script-effects.ts';
import type { IndexedContext } from './sql-context.ts';

/** What of a plan is proven. */
export type OneWay = {
  readonly diff: Diff;
  /** Objects on which a step does something. */
  readonly touched: ReadonlySet<ObjectKey>;
  /** The database that the script runs on. */
  readonly original: IndexedContext;
  /** Of deploy.sql. */
  readonly parts: readonly ScriptPart[];
  readonly isEmpty: boolean;
  /** What may be dropped, where that is not what the options say. */
  readonly drops?: DropRule;
};

/** The in-memory database where a proof has arrived, to go on from. */
export type Arrived = { readonly answer: ProofAnswer; readonly slice: ProofSlice };

export type Proven = {
  readonly proof: Proof;
  readonly findings: readonly Finding[];
  readonly arrived?: Arrived;
  /** What of current names what is not there. */
  readonly broken?: ReadonlyMap<ObjectKey, string>;
};

type Input = { readonly prove?: Prove; readonly registry: Registry; readonly options: PlanOptions };

const unproven: Proof = { simulated: false, arrives: false, secondPlanEmpty: false };

/** Nothing runs, so nothing can be refused, and the end is where it began. */
const nothingToProve: Proof = { simulated: true, arrives: true, secondPlanEmpty: true };

/**
 * Runs a script on what it reaches of the database. The way back goes on where the way there has `arrived`, when that holds
 * all that it reaches.
 */
export function proveWay(way: OneWay, { prove, registry, options }: Input, arrived?: Arrived): Proven {
  if (!prove) return { proof: unproven, findings: [] };
  if (way.isEmpty) return { proof: nothingToProve, findings: [] };
  const { diff, parts, original } = way;
  const { answer, slice } = run(prove);
  const proof = judgeProof(answer, { ...way, to: diff.to, desired: diff.desired }, registry, options);
  return {
    proof,
    findings: scriptFindings(answer, registry, options),
    ...(proof.arrives && { arrived: { answer, slice } }),
    ...(answer.broken && { broken: answer.broken }),
  };

  function run(ask: Prove): Arrived {
    const slice = proofSlice(parts, original);
    const goneOn = arrived && holds(arrived.slice, slice) ? arrived.answer.goOn?.({ parts }) : undefined;
    if (arrived && goneOn) {
      return { answer: withUnreached(goneOn, arrived.slice), slice: arrived.slice };
    }
    const { reached } = slice;
    const answer = ask({ create: createBatches(reached, registry, original), parts, current: reached });
    return { answer: withUnreached(answer, slice), slice };
  }
}

/**
 * The expected end with the members of its objects in the order in which the proof has found them: columns that are added
 * stand behind the others, and a route of the way back that depends on their order has to know.
 */
export function inProvenOrder({ to, changes }: Diff, arrived: Arrived | undefined, registry: Registry): DatabaseModel {
  const end = arrived?.answer.end;
  if (!end) return to;
  const objects = new Map(to.objects);
  for (const change of changes) {
    const object = change.action === 'drop' ? undefined : to.objects.get(change.after.key);
    const found = object && end.objects.get(object.key);
    const stored = object && registry.kinds[object.kind]?.properties.find((row) => row.stored);
    if (!found || !stored) continue;
    const positions = new Map([...membersOf(found.props[stored.name], to.naming).keys()].map((name, i) => [name, i]));
    const members = [...membersOf(object.props[stored.name], to.naming)];
    const sorted = [...members].sort(([a], [b]) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0));
    if (sorted.every((member, i) => member === members[i])) continue;
    const props = { ...object.props, [stored.name]: sorted.map(([, member]) => member) };
    objects.set(object.key, changedObject(object, { props }));
  }
  return { ...to, objects };
}
