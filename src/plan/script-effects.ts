import type { DiffOptions } from '../diff/options.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import { compareEnds, type EndDifference } from './compare-ends.ts';
import type { Finding, PlanOptions } from './plan-types.ts';
import type { ProofAnswer } from './proof.ts';
import { postDeploymentScript } from './script-steps.ts';

const shown = 5;

/**
 * What is not promised of the project's scripts: what stands behind the place where they could not be followed, and what the
 * last one makes or changes beside what the project holds.
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
  const effects = answer ? scriptEffects(answer, registry, options) : [];
  if (effects.length === 0) return findings;
  const list =
    effects.slice(0, shown).join('; ') + (effects.length > shown ? `; and ${effects.length - shown} more` : '');
  const message = `It makes more than the project holds, which the next plan may undo: ${list}. Put it into the project.`;
  return [...findings, scriptFinding(postDeploymentScript, message)];
}

function scriptFinding(script: string, message: string): Finding {
  return { code: 'PLAN006', on: { kind: 'script', name: script }, message, blocks: false };
}

function scriptEffects(
  { end, afterScripts }: ProofAnswer,
  registry: Registry,
  options: Pick<DiffOptions, 'security'>,
): readonly string[] {
  if (!end || !afterScripts || end === afterScripts) return [];
  return compareEnds(end, afterScripts, registry, options).differences.map(asEffect);
}

function asEffect({ object, how, properties }: EndDifference): string {
  const said = { gone: 'is dropped', added: 'is made', replaced: 'is replaced', differs: 'is changed in ' };
  return `${object} ${said[how]}${properties.join(', ')}`;
}

/**
 * An answer of the way back, which set out from what scripts had left behind: where they had changed something that the way
 * back does not know of, it counts as what it would have been without them.
 */
export function withoutScriptEffects(
  answer: ProofAnswer,
  before: ProofAnswer,
  to: DatabaseModel,
  registry: Registry,
  options: Pick<DiffOptions, 'security'>,
): ProofAnswer {
  const { end, afterScripts } = before;
  if (!answer.end || !end || !afterScripts || end === afterScripts) return answer;
  const { same } = compareEnds(end, afterScripts, registry, options);
  const objects = new Map(answer.end.objects);
  for (const key of new Set([...end.objects.keys(), ...afterScripts.objects.keys()])) {
    if (same.has(key)) continue;
    const wanted = to.objects.get(key);
    if (wanted) objects.set(key, wanted);
    else objects.delete(key);
  }
  return { ...answer, end: { ...answer.end, objects } };
}
