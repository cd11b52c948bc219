import type { Commit } from '../kinds/kind.ts';
import type { Group } from './plan-types.ts';

/** How a step commits; the project's own scripts begin and end their transactions themselves. */
export type StepCommit = Commit | 'script';

export type Grouped = { readonly key: string; readonly commit: StepCommit };

const why: Readonly<Record<StepCommit, string>> = {
  together: 'fast steps that change metadata commit together',
  alone: 'takes as long as its data is large: it commits by itself, so that its locks end with it',
  outside: 'the server does not allow it, or gains nothing, inside a transaction',
  script: "the project's own script begins and ends its transactions itself, as it does under SqlPackage",
};

/** Cuts the ordered steps into groups that commit together; the order of the steps stays. */
export function groupSteps(steps: readonly Grouped[]): readonly Group[] {
  const groups: { commit: StepCommit; steps: string[] }[] = [];
  for (const { key, commit } of steps) {
    const last = groups.at(-1);
    if (last && commit === 'together' && last.commit === 'together') last.steps.push(key);
    else groups.push({ commit, steps: [key] });
  }
  return groups.map((group, i) => ({
    number: i + 1,
    transaction: group.commit === 'together' || group.commit === 'alone',
    why: why[group.commit],
    steps: group.steps,
  }));
}
