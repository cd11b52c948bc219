import type { Diagnostic } from '../base/errors.ts';
import { type Waiver, waives } from './decisions.ts';
import type { Evidence, ProbeAnswer } from './evidence-types.ts';
import type { Finding, Plan, PlanHazard } from './plan-types.ts';

/**
 * How a hazard stands: open, settled by what a copy of production answered, or waived by a person. The answer is there too
 * where it settles nothing: "12 of 1,204,331 rows would be truncated".
 */
export type Standing = {
  readonly state: 'open' | 'settled' | 'waived';
  readonly answer?: ProbeAnswer;
  readonly waiver?: Waiver;
};

/** What is known of a plan's risks beside the plan. */
export type Known = {
  /** Runs of this plan, in any order. */
  readonly evidence?: readonly Evidence[];
  /** Those that hold today, see `waiversFor`. */
  readonly waivers?: readonly Waiver[];
};

export const open: Standing = { state: 'open' };

/** How each hazard of the plan stands, in the plan's order. Only a copy that holds rows answers: an empty one settles nothing. */
export function standingsOf(plan: Pick<Plan, 'hazards'>, { evidence = [], waivers = [] }: Known): readonly Standing[] {
  const answers = answersOf(evidence);
  const asked = groupBy(
    plan.hazards.filter((h) => h.probe),
    (h) => keyOf(h.code, h.on.name),
  );
  return plan.hazards.map((hazard): Standing => {
    const answer = hazard.probe && answerFor(hazard, asked, answers);
    if (answer?.settled) return { state: 'settled', answer };
    return { ...waived(hazard, waivers), ...(answer && { answer }) };
  });
}

/** How each finding stands, in the plan's order: no copy can answer what we did not understand. */
export function findingStandingsOf(plan: Pick<Plan, 'findings'>, { waivers = [] }: Known): readonly Standing[] {
  return plan.findings.map((finding) => waived(finding, waivers));
}

/** What refuses a promotion: hazards that block and findings that touch the plan, as long as they are open. */
export function openBlocks(
  plan: Pick<Plan, 'hazards' | 'findings'>,
  known: Known,
): readonly { readonly risk: PlanHazard | Finding; readonly answer?: ProbeAnswer }[] {
  const hazards = standingsOf(plan, known);
  const findings = findingStandingsOf(plan, known);
  return [
    ...plan.hazards.flatMap((risk, i) => {
      const { state, answer } = hazards[i] ?? open;
      return risk.severity === 'block' && state === 'open' ? [{ risk, ...(answer && { answer }) }] : [];
    }),
    ...plan.findings.flatMap((risk, i) => (risk.blocks && findings[i]?.state === 'open' ? [{ risk }] : [])),
  ];
}

/** Waivers that are about nothing in the plan: a name or code that was mistyped, or what has gone since. */
export function idleWaivers(
  { hazards, findings }: Pick<Plan, 'hazards' | 'findings'>,
  waivers: readonly Waiver[],
): readonly Diagnostic[] {
  return waivers
    .filter((waiver) => ![...hazards, ...findings].some((risk) => waives(waiver, risk)))
    .map(({ code, on }) => ({
      code: 'DEC005',
      severity: 'warning',
      message: `The waiver of ${code} is about nothing in this plan.`,
      object: on,
      hint: 'Copy code and name from the review, or remove the line.',
    }));
}

function waived(risk: PlanHazard | Finding, waivers: readonly Waiver[]): Standing {
  const waiver = waivers.find((w) => waives(w, risk));
  return waiver ? { state: 'waived', waiver } : open;
}

type Answers = ReadonlyMap<string, readonly ProbeAnswer[]>;

/** The answers of the newest rehearsal on a copy with rows. */
function answersOf(evidence: readonly Evidence[]): Answers {
  const [newest] = evidence
    .filter((e) => e.as === 'rehearsal' && e.target.restoredFrom?.method === 'backup' && e.probes.length > 0)
    .sort((a, b) => Date.parse(b.started) - Date.parse(a.started));
  return groupBy(newest?.probes ?? [], (a) => keyOf(a.code, a.on));
}

/** Several hazards of one code on one object are answered in the plan's order; otherwise the worst answer counts for all. */
function answerFor(
  hazard: PlanHazard,
  asked: ReadonlyMap<string, readonly PlanHazard[]>,
  answers: Answers,
): ProbeAnswer | undefined {
  const key = keyOf(hazard.code, hazard.on.name);
  const given = answers.get(key) ?? [];
  const same = asked.get(key) ?? [];
  if (given.length === same.length) return given[same.indexOf(hazard)];
  // Fewer answers than questions: one of them was not answered, and nobody can tell which.
  return given.find((a) => !a.settled) ?? (given.length > same.length ? given[0] : undefined);
}

function keyOf(code: string, name: string): string {
  return `${code} ${name}`;
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
