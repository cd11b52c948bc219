import { compareText } from '../base/order.ts';
import type { Evidence, StepRun } from '../plan/evidence-types.ts';
import { findingStandingsOf, type Known, type Standing, standingsOf } from '../plan/standings.ts';
import { type Obstacle, obstaclesOf } from './obstacles.ts';
import type { ReviewInput } from './review-input.ts';
import { type Section, sectionsOf } from './sections.ts';
import { type Counts, countsOf, headline, lastRun, type Verdict, verdictOf } from './verdict.ts';

/** What every rendering of a review says, worked out once. */
export type ReviewModel = ReviewInput & {
  /** The oldest first. */
  readonly evidence: readonly Evidence[];
  /** How each hazard stands, in the plan's order. */
  readonly standings: readonly Standing[];
  /** How each finding stands. */
  readonly findingStandings: readonly Standing[];
  readonly counts: Counts;
  readonly verdict: Verdict;
  readonly headline: string;
  readonly obstacles: readonly Obstacle[];
  readonly sections: readonly Section[];
  /** What the newest run says of each step, by key. */
  readonly stepRuns: ReadonlyMap<string, StepRun>;
};

/** The review of a plan with what is known about it; the order in which evidence was given does not matter. */
export function reviewModel(input: ReviewInput): ReviewModel {
  const { plan } = input;
  const evidence = [...(input.evidence ?? [])].sort(
    (a, b) => compareText(a.started, b.started) || compareText(JSON.stringify(a), JSON.stringify(b)),
  );
  const known: Known = { evidence, waivers: input.waivers ?? [] };
  const standings = standingsOf(plan, known);
  const findingStandings = findingStandingsOf(plan, known);
  const counts = countsOf(plan, known);
  const verdict = verdictOf(plan, known);
  return {
    ...input,
    evidence,
    standings,
    findingStandings,
    counts,
    verdict,
    headline: headline(verdict, counts, evidence),
    obstacles: obstaclesOf({ ...input, counts, evidence }),
    sections: sectionsOf(plan, standings, findingStandings),
    stepRuns: new Map((lastRun(evidence)?.steps ?? []).map((run) => [run.key, run])),
  };
}
