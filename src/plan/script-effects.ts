import type { Naming } from '../base/names.ts';
import { membersOf } from '../diff/compare.ts';
import type { DiffOptions } from '../diff/options.ts';
import type { DropRule } from '../diff/selection.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { compareEnds, type EndDifference } from './compare-ends.ts';
import type { Finding, PlanOptions } from './plan-types.ts';
import type { ProofAnswer } from './proof.ts';
import { postDeploymentScript } from './script-steps.ts';

const shown = 5;

/**
 * What is not promised of the project's scripts: what stands behind the place where they could not be followed, and what the
 * first makes and the last one makes or changes beside what the project holds.
 */
export function scriptFindings(
  answer: ProofAnswer | undefined,
  registry: Registry,
  options: PlanOptions,
): readonly Finding[] {
  const findings = (answer?.unfollowed ?? []).map(({ script, message }) =>
    scriptFinding(
      script,
      `The in-memory server cannot follow it to its end, so what it does from there is not proven: ${message}`,
    ),
  );
  const { end, first, afterScripts } = answer ?? {};
  return [
    ...findings,
    ...effectFindings(first?.script ?? '', scriptEffects(end, first?.end, registry, options)),
    ...effectFindings(postDeploymentScript, scriptEffects(first?.end ?? end, afterScripts, registry, options)),
  ];
}

function effectFindings(script: string, effects: readonly string[]): readonly Finding[] {
  if (effects.length === 0) return [];
  const list =
    effects.slice(0, shown).join('; ') + (effects.length > shown ? `; and ${effects.length - shown} more` : '');
  const message = `It makes more than the project holds, which the next plan may undo: ${list}. Put it into the project.`;
  return [scriptFinding(script, message)];
}

function scriptFinding(script: string, message: string): Finding {
  return { code: 'PLAN006', on: { kind: 'script', name: script }, message, blocks: false };
}

function scriptEffects(
  before: DatabaseModel | undefined,
  after: DatabaseModel | undefined,
  registry: Registry,
  options: Pick<DiffOptions, 'security'>,
): readonly string[] {
  if (!before || !after || before === after) return [];
  return compareEnds(before, after, registry, options).differences.map(asEffect);
}

function asEffect({ object, how, properties }: EndDifference): string {
  const said = { gone: 'is dropped', added: 'is made', replaced: 'is replaced', differs: 'is changed in ' };
  return `${object} ${said[how]}${properties.join(', ')}`;
}

/** Where the way back sets out, and what it leaves alone. */
export type BackStart = {
  /** The expected end, with what the project's scripts have changed of it. */
  readonly model: DatabaseModel;
  /** All but what the scripts have made goes, whatever `drop` says. */
  readonly drops: DropRule;
};

/**
 * The way back starts at the expected end, which holds what current had and what the way there created. What current did not
 * have is therefore the plan's own, and exactly that goes; but what a script has made is not, and may hold rows.
 */
export function backStart(
  to: DatabaseModel,
  answer: Pick<ProofAnswer, 'end' | 'afterScripts' | 'unfollowed'> | undefined,
  registry: Registry,
  options: Pick<DiffOptions, 'security'>,
): BackStart {
  const everything: DropRule = { object: () => true, member: () => true };
  const { end, afterScripts, unfollowed } = answer ?? {};
  if (!end || !afterScripts || end === afterScripts || unfollowed) return { model: to, drops: everything };
  const { naming } = to;
  const { same } = compareEnds(end, afterScripts, registry, options);
  const objects = new Map(to.objects);
  const made = new Set<ObjectKey>();
  const madeMembers = new Set<string>();
  for (const key of new Set([...end.objects.keys(), ...afterScripts.objects.keys()])) {
    if (same.has(key)) continue;
    const found = afterScripts.objects.get(key);
    const expected = to.objects.get(key);
    if (!found) {
      objects.delete(key);
      continue;
    }
    objects.set(key, found);
    if (!expected) made.add(key);
    else for (const member of newMembers(expected, found, registry, naming)) madeMembers.add(`${key} ${member}`);
  }
  return {
    model: { ...to, objects },
    drops: {
      object: ({ key }) => !made.has(key),
      member: ({ key }, _property, member) => !madeMembers.has(`${key} ${naming.fold(member)}`),
    },
  };
}

/** Folded names of the columns that only `after` has. */
function newMembers(before: SchemaObject, after: SchemaObject, registry: Registry, naming: Naming): readonly string[] {
  const rows = registry.kinds[after.kind]?.properties.filter((row) => row.stored) ?? [];
  return rows.flatMap(({ name }) => {
    const known = membersOf(before.props[name], naming);
    return [...membersOf(after.props[name], naming).keys()].filter((member) => !known.has(member));
  });
}
