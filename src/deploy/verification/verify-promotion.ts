import type { Diagnostic } from '../../base/errors.ts';
import { waiversFor } from '../../plan/decisions.ts';
import { findingStandingsOf, openBlocks, type Standing, standingsOf } from '../../plan/standings.ts';
import { type Believed, type BelievedRun, believedOf } from './believed.ts';
import type { Approval } from './check-approval.ts';
import { checkPeople } from './check-people.ts';
import { checkRehearsals } from './check-rehearsals.ts';
import type { Promotion } from './promotion.ts';
import { refusal, shortId } from './refusal.ts';

export type Verification = {
  /** Every reason not to promote; none means go. */
  readonly refusals: readonly Diagnostic[];
  /** How each hazard stands, and then each finding, in the plan's order. */
  readonly standings: readonly Standing[];
  readonly rehearsals: readonly BelievedRun[];
  readonly approvals: { readonly production: readonly Approval[]; readonly staging: readonly Approval[] };
  /** Set where somebody promotes without what the policy asks for: it goes into tags, review and audit. */
  readonly breakGlass?: BreakGlass;
  /** What the audit has to say although nothing refuses. */
  readonly notes: readonly string[];
};

export type BreakGlass = {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  /** What would have refused. */
  readonly lifted: readonly Diagnostic[];
};

/**
 * The whole verification of a promotion, as a pure function: the same for `rehearsal verify`, for RehearsalVerify and for
 * `deploy --as promotion`, which calls it in its own process on the plan that it holds in memory.
 */
export function verifyPromotion(promotion: Promotion): Verification {
  const { plan, planId, where, now, decisions } = promotion;
  const believed = where.kind === 'pipeline' ? believedOf(where.run, where.tasks) : fromFiles(where.evidence);
  const { waivers, problems } = waiversFor(decisions, planId, now.slice(0, 10));
  const rehearsals = checkRehearsals(promotion, believed);
  // Only the copies that count may answer: rows of another database settle nothing.
  const known = { evidence: rehearsals.accepted.map((run) => run.evidence), waivers };
  const people = checkPeople(promotion, believed, rehearsals);
  return {
    refusals: [...checkPlan(promotion), ...people.refusals, ...problems, ...checkRisks(promotion, known)],
    standings: [...standingsOf(plan, known), ...findingStandingsOf(plan, known)],
    rehearsals: rehearsals.accepted,
    approvals: people.approvals,
    ...(people.breakGlass && { breakGlass: people.breakGlass }),
    notes: people.notes,
  };
}

function checkPlan({ plan, planId, drift }: Promotion): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const { simulated, arrives, secondPlanEmpty } = plan.proof;
  if (!plan.promotable) {
    found.push(
      refusal(
        'GATE001',
        `Plan ${shortId(planId)} was made from a package, not from a live database.`,
        'Plan with --current on a connection to production.',
      ),
    );
  }
  if (!simulated || !arrives || !secondPlanEmpty) {
    found.push(
      refusal('GATE002', `Plan ${shortId(planId)} is not proven.`, 'review.html names what the simulator refused.'),
    );
  }
  if (drift.length > 0) {
    const more = drift.length > 5 ? `, and ${drift.length - 5} more` : '';
    found.push(
      refusal(
        'GATE003',
        `Production is no longer as it was planned for: ${drift.slice(0, 5).join(', ')}${more}.`,
        'Somebody changed it since. Plan, rehearse and approve again.',
      ),
    );
  }
  return found;
}

function checkRisks({ plan }: Promotion, known: Parameters<typeof openBlocks>[1]): readonly Diagnostic[] {
  return openBlocks(plan, known).map(({ risk, answer }) =>
    refusal(
      'GATE030',
      `${risk.code} is open: ${answer ? answer.says : risk.message}`,
      'Change the plan, let a rehearsal settle it, or waive it in decisions.json.',
      risk.on.name,
    ),
  );
}

function fromFiles(evidence: Extract<Promotion['where'], { kind: 'files' }>['evidence']): Believed {
  return { runs: evidence.map((e) => ({ evidence: e, hash: '' })), reviews: [], doubts: [] };
}
