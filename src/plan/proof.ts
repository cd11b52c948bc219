import { diffModels } from '../diff/diff.ts';
import type { DiffOptions } from '../diff/options.ts';
import type { DropRule } from '../diff/selection.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import { compareEnds, type EndDifference } from './compare-ends.ts';
import type { ScriptPart } from './deploy-script.ts';
import type { Proof } from './plan-types.ts';

/** What the in-memory server is asked: make the first, run the second, read the end as a live database is read. */
export type ProofRequest = {
  /** Batches that make `current` in an empty database. */
  readonly create: readonly string[];
  /** deploy.sql in parts that run one after the other; each step's text follows a line `-- Step: key`. */
  readonly parts: readonly ScriptPart[];
  readonly current: DatabaseModel;
};

export type ProofAnswer = {
  /** The end of the plan's own steps, before the project's last script; absent when anything was refused. */
  readonly end?: DatabaseModel;
  /** The first script of the project, when it changes definitions, and the end of the plan's own steps with what it has made. */
  readonly first?: { readonly script: string; readonly end: DatabaseModel };
  /** The end of everything: the same model when the scripts change no definition. */
  readonly afterScripts?: DatabaseModel;
  readonly refused?: NonNullable<Proof['refused']>;
  /** Scripts of the project that stopped where the in-memory server, which has no data, could not follow them. */
  readonly unfollowed?: readonly { readonly script: string; readonly message: string }[];
  /** Views and inline functions of current that name what is not there, with what the server says of them. */
  readonly broken?: ReadonlyMap<ObjectKey, string>;
  /** Runs another script from that end, without making it anew: the way back starts where the way there has arrived. */
  readonly goOn?: (request: Pick<ProofRequest, 'parts'>) => ProofAnswer;
};

/** The port to the in-memory server; `plan` knows neither it nor the catalog reader. */
export type Prove = (request: ProofRequest) => ProofAnswer;

/** What a proof is judged by. */
export type Aim = {
  /** The expected end. */
  readonly to: DatabaseModel;
  readonly desired: DatabaseModel;
  /** Objects on which the script's own steps do something. */
  readonly touched: ReadonlySet<ObjectKey>;
  /** What may be dropped, where that is not what the options say. */
  readonly drops?: DropRule;
};

/** Whether the script runs, and its own steps arrive at `to` and leave nothing to plan. */
export function judgeProof(
  answer: ProofAnswer,
  { to, desired, touched, drops }: Aim,
  registry: Registry,
  options: DiffOptions,
): Proof {
  const { end, refused } = answer;
  if (!end) return { simulated: false, arrives: false, secondPlanEmpty: false, ...(refused && { refused }) };
  const { differences, same } = compareEnds(to, end, registry, options, touched);
  // What has been found equal need not be compared a second time: `to` shares those objects with desired. The end knows no
  // refactor log: what has been renamed there must not be renamed again.
  const objects = new Map([...end.objects].map(([key, object]) => [key, same.get(key) ?? object]));
  const again = diffModels({ ...end, objects, refactorings: to.refactorings }, desired, registry, options, drops);
  return {
    simulated: true,
    arrives: differences.length === 0,
    secondPlanEmpty: again.changes.length + again.renames.length === 0,
    ...(differences.length > 0 ? { differences: differences.map(asExpected) } : {}),
  };
}

/** Objects in which two databases really differ, spelled for a reader, sorted. */
export function differencesOf(
  expected: DatabaseModel,
  actual: DatabaseModel,
  registry: Registry,
  options: Pick<DiffOptions, 'security'>,
): readonly string[] {
  return compareEnds(expected, actual, registry, options).differences.map(asExpected);
}

function asExpected({ object, how, properties }: EndDifference): string {
  const said = {
    gone: 'is missing',
    added: 'should not be there',
    replaced: 'is another object',
    differs: 'differs in ',
  };
  return `${object} ${said[how]}${properties.join(', ')}`;
}
