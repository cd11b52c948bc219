import type { Evidence, ProbeAnswer } from '../plan/evidence-types.ts';
import type { Plan, PlanHazard } from '../plan/plan-types.ts';
import { hadData } from './evidence-words.ts';

/**
 * How a hazard stands: open, settled by what the copy answered, or waived by a person. The answer is there too where it settles
 * nothing: "12 of 1,204,331 rows would be truncated".
 */
export type Standing = {
  readonly state: 'open' | 'settled' | 'waived';
  readonly answer?: ProbeAnswer;
  /** Who waived it and why, in words. */
  readonly waiver?: string;
};

export const open: Standing = { state: 'open' };

/** How each hazard of the plan stands, in the plan's order. Only a copy that holds rows answers: an empty one settles nothing. */
export function standingsOf(plan: Plan, evidence: readonly Evidence[] = []): readonly Standing[] {
  const answers = answersOf(evidence);
  if (answers.size === 0) return plan.hazards.map(() => open);
  const asked = groupBy(
    plan.hazards.filter((h) => h.probe),
    hazardKey,
  );
  return plan.hazards.map((hazard): Standing => {
    if (!hazard.probe) return open;
    const given = answers.get(hazardKey(hazard)) ?? [];
    const same = asked.get(hazardKey(hazard)) ?? [];
    // Several hazards of one code on one object are answered in the plan's order; otherwise the worst answer counts for all.
    const answer =
      given.length === same.length ? given[same.indexOf(hazard)] : (given.find((a) => !a.settled) ?? given[0]);
    return answer ? { state: answer.settled ? 'settled' : 'open', answer } : open;
  });
}

/** The answers of the newest run on a copy with data. */
function answersOf(evidence: readonly Evidence[]): ReadonlyMap<string, readonly ProbeAnswer[]> {
  const run = evidence.findLast((e) => e.as === 'rehearsal' && hadData(e) && e.probes.length > 0);
  return groupBy(run?.probes ?? [], (answer) => `${answer.code} ${answer.on}`);
}

function hazardKey(hazard: PlanHazard): string {
  return `${hazard.code} ${hazard.on.name}`;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
