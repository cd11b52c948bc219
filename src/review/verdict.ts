import type { Evidence } from '../plan/evidence-types.ts';
import type { Plan, PlanHazard } from '../plan/plan-types.ts';
import { findingStandingsOf, type Known, openBlocks, standingsOf } from '../plan/standings.ts';
import { durationText, hadData, outcomeText, placeText, tookMilliseconds } from './evidence-words.ts';
import { count } from './words.ts';

/**
 * - unproven: the plan did not arrive in the simulator; nobody should run it.
 * - block: promotion refuses while a blocking hazard or finding is open.
 * - warn: something to look at, nothing that refuses.
 * - clear: changes, and nothing that needs a person.
 * - none: the database is already as asked.
 */
export type Verdict = 'unproven' | 'block' | 'warn' | 'clear' | 'none';

/** What a plan amounts to, with what its runs and people's decisions have settled. */
export function verdictOf(plan: Plan, known: Known = {}): Verdict {
  const { proof } = plan;
  if (!proof.simulated || !proof.arrives || !proof.secondPlanEmpty) return 'unproven';
  const run = lastRun(known.evidence);
  if (openBlocks(plan, known).length > 0 || (run && !wentWell(run))) return 'block';
  const standings = standingsOf(plan, known);
  const warns = plan.hazards.some((h, i) => h.severity === 'warn' && standings[i]?.state === 'open');
  if (warns || (run?.as === 'rehearsal' && !hadData(run) && plan.steps.length > 0)) return 'warn';
  return plan.steps.length === 0 ? 'none' : 'clear';
}

/** The newest run that was more than a check. */
export function lastRun(evidence: readonly Evidence[] = []): Evidence | undefined {
  return evidence.findLast((e) => !e.dryRun && e.as !== 'environment');
}

/** Whether a run ended with the database as the plan says. */
export function wentWell({ outcome, verification }: Evidence): boolean {
  if (outcome !== 'succeeded') return outcome === 'already-done' || outcome === 'nothing-to-do';
  return (verification?.arrived ?? false) && verification?.untrusted.length === 0;
}

export type Counts = {
  readonly changes: number;
  readonly create: number;
  readonly alter: number;
  readonly drop: number;
  readonly rename: number;
  readonly steps: number;
  readonly groups: number;
  readonly rebuilds: number;
  readonly block: number;
  readonly warn: number;
  readonly note: number;
  /** Hazards that the copy's answers settled, or that a person waived; the three above are the open ones. */
  readonly settled: number;
  readonly waived: number;
  readonly findings: number;
  readonly blockingFindings: number;
};

/** The figures of a plan; a move to another schema counts as a rename. */
export function countsOf(plan: Plan, known: Known = {}): Counts {
  const changes = (action: string): number => plan.changes.filter((c) => c.action === action).length;
  const standings = standingsOf(plan, known);
  const findingStandings = findingStandingsOf(plan, known);
  const hazards = plan.hazards.map(({ severity }, i) => ({ severity, state: standings[i]?.state }));
  const findings = plan.findings.map(({ blocks }, i) => ({ blocks, state: findingStandings[i]?.state }));
  const open = (severity: PlanHazard['severity']): number =>
    hazards.filter((h) => h.severity === severity && h.state === 'open').length;
  return {
    changes: plan.changes.length,
    create: changes('create'),
    alter: changes('alter'),
    drop: changes('drop'),
    rename: changes('rename') + changes('move'),
    steps: plan.steps.length,
    groups: plan.groups.length,
    rebuilds: plan.steps.filter((s) => s.does === 'rebuild').length,
    block: open('block'),
    warn: open('warn'),
    note: open('note'),
    settled: hazards.filter((h) => h.state === 'settled').length,
    waived:
      hazards.filter((h) => h.state === 'waived').length +
      findings.filter((f) => f.blocks && f.state === 'waived').length,
    findings: plan.findings.length,
    blockingFindings: findings.filter((f) => f.blocks && f.state === 'open').length,
  };
}

/** One or two sentences: what the verdict means for the person who has to decide, and how the newest run went. */
export function headline(verdict: Verdict, counts: Counts, evidence: readonly Evidence[] = []): string {
  const run = verdict === 'unproven' ? undefined : lastRun(evidence);
  if (!run) return openText(verdict, counts, false);
  const blocks = counts.block + counts.blockingFindings;
  if (!wentWell(run))
    return `${runText(run)} ${blocks > 0 ? openText('block', counts, true) : 'Do not promote this plan.'}`;
  return `${runText(run)} ${openText(verdict, counts, run.as === 'rehearsal' && hadData(run))}`;
}

function openText(verdict: Verdict, counts: Counts, rehearsed: boolean): string {
  const blocks = counts.block + counts.blockingFindings;
  const them = blocks === 1 ? 'it' : 'them';
  switch (verdict) {
    case 'unproven':
      return 'This plan is not proven. Do not run it.';
    case 'block':
      return rehearsed
        ? `${count(blocks, 'point blocks', 'points block')} promotion until a person waives ${them} or the plan changes.`
        : `${count(blocks, 'point blocks', 'points block')} promotion until a rehearsal settles ${them} or a person waives ${them}.`;
    case 'warn':
      return counts.warn === 0
        ? 'Nothing blocks.'
        : `Nothing blocks. ${count(counts.warn, 'warning', 'warnings')} to look at.`;
    case 'clear':
      return 'Nothing blocks and nothing warns.';
    case 'none':
      return 'Nothing to do: the database is already as asked.';
  }
}

function runText(run: Evidence): string {
  const took = tookMilliseconds(run);
  const time = took === undefined ? '' : ` in ${durationText(took)}`;
  if (run.as === 'promotion') {
    return wentWell(run)
      ? `Promoted to ${placeText(run.target)}${time}${run.promotion?.breakGlass ? ', by break-glass' : ''}.`
      : `The promotion to ${placeText(run.target)} ${endText(run)}.`;
  }
  const from = run.target.restoredFrom;
  const on = from && hadData(run) ? `a copy of ${placeText(from)}` : placeText(run.target);
  const data = hadData(run) ? '' : ' No data was rehearsed.';
  return wentWell(run) ? `Rehearsed on ${on}${time}.${data}` : `The rehearsal on ${on} ${endText(run)}.${data}`;
}

function endText(run: Evidence): string {
  return run.outcome === 'succeeded' ? 'ended with another schema than the plan says' : outcomeText(run);
}
