import { compareText } from '../base/order.ts';
import { compareObjects } from '../diff/compare.ts';
import { diffModels } from '../diff/diff.ts';
import type { DiffOptions } from '../diff/options.ts';
import { scopesOf } from '../diff/selection.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { Proof } from './plan-types.ts';

/** What the in-memory server is asked: make the first, run the second, read the end as a live database is read. */
export type ProofRequest = {
  /** Batches that make `current` in an empty database. */
  readonly create: readonly string[];
  readonly deploySql: string;
  /** Keys of the steps, which stand in deploy.sql as `-- Step: key`, in order. */
  readonly steps: readonly string[];
  readonly current: DatabaseModel;
};

export type ProofAnswer = {
  /** The end; absent when the script was refused. */
  readonly end?: DatabaseModel;
  readonly refused?: NonNullable<Proof['refused']>;
  /** Runs another script from that end, without making it anew: the way back starts where the way there has arrived. */
  readonly goOn?: (request: Pick<ProofRequest, 'deploySql' | 'steps'>) => ProofAnswer;
};

/** The port to the in-memory server; `plan` knows neither it nor the catalog reader. */
export type Prove = (request: ProofRequest) => ProofAnswer;

/** Whether the script runs, arrives at `to`, and leaves nothing to plan. */
export function judgeProof(
  answer: ProofAnswer,
  to: DatabaseModel,
  desired: DatabaseModel,
  registry: Registry,
  options: DiffOptions,
): Proof {
  const { end, refused } = answer;
  if (!end) return { simulated: false, arrives: false, secondPlanEmpty: false, ...(refused && { refused }) };
  const { differences, same } = compareEnds(to, end, registry, options);
  // What has been found equal need not be compared a second time: `to` shares those objects with desired. The end knows no
  // refactor log: what has been renamed there must not be renamed again.
  const objects = new Map([...end.objects].map(([key, object]) => [key, same.get(key) ?? object]));
  const again = diffModels({ ...end, objects, refactorings: to.refactorings }, desired, registry, options);
  return {
    simulated: true,
    arrives: differences.length === 0,
    secondPlanEmpty: again.changes.length + again.renames.length === 0,
    ...(differences.length > 0 ? { differences } : {}),
  };
}

/** Objects in which two databases really differ, spelled for a reader, sorted. */
export function differencesOf(
  expected: DatabaseModel,
  actual: DatabaseModel,
  registry: Registry,
  options: Pick<DiffOptions, 'security'>,
): readonly string[] {
  return compareEnds(expected, actual, registry, options).differences;
}

/** Differences, and the objects of `expected` that `actual` has without any difference, not even of wording. */
function compareEnds(
  expected: DatabaseModel,
  actual: DatabaseModel,
  registry: Registry,
  options: Pick<DiffOptions, 'security'>,
): { readonly differences: readonly string[]; readonly same: ReadonlyMap<ObjectKey, SchemaObject> } {
  const compare = { naming: expected.naming, scopes: scopesOf({ security: options.security }) };
  const result: string[] = [];
  const same = new Map<ObjectKey, SchemaObject>();
  for (const object of expected.objects.values()) {
    const kind = registry.kinds[object.kind];
    if (!kind || !compare.scopes.has(kind.scope)) continue;
    const say = (what: string): void => {
      result.push(`${kind.name} ${kind.itemName(object)} ${what}`);
    };
    const other = actual.objects.get(object.key);
    if (!other) say('is missing');
    else if (other.kind !== object.kind || other.parent !== object.parent) say('is another object');
    else {
      const changes = compareObjects(kind, object, other, compare);
      if (changes.length === 0) same.set(object.key, object);
      for (const { property, member, memberProperty, cosmetic } of changes) {
        if (cosmetic === undefined || cosmetic === 'comment')
          say(`differs in ${[property, member, memberProperty].filter(Boolean).join('.')}`);
      }
    }
  }
  for (const object of actual.objects.values()) {
    const kind = registry.kinds[object.kind];
    if (kind && compare.scopes.has(kind.scope) && !expected.objects.has(object.key))
      result.push(`${kind.name} ${kind.itemName(object)} should not be there`);
  }
  return { differences: result.sort(compareText), same };
}
