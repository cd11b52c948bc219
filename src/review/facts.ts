import type { Evidence } from '../plan/evidence-types.ts';
import type { Plan } from '../plan/plan-types.ts';
import { breakGlassText, copyText, durationText, placeText, tookMilliseconds } from './evidence-words.ts';
import { policyLines } from './policy-words.ts';
import type { WayBack } from './review-input.ts';
import type { ReviewModel } from './review-model.ts';
import { type Counts, lastRun } from './verdict.ts';
import { count } from './words.ts';

type Facts = Pick<ReviewModel, 'plan' | 'counts' | 'wayBack' | 'evidence' | 'policy'>;

/** The few lines that stand under the verdict, the same in every rendering. */
export function factsOf({ plan, counts, wayBack, evidence, policy }: Facts): readonly (readonly [string, string])[] {
  const run = lastRun(evidence);
  const facts: (readonly [string, string])[] = [
    ['Changes', changesText(counts)],
    ['Runs', runsText(counts)],
    ['Risks', risksText(counts)],
    ['Proof', proofText(plan)],
    ...(run ? runFacts(run) : []),
    ...(wayBack ? [['Way back', wayBackText(wayBack)] as const] : []),
    [
      'Made from',
      plan.promotable ? 'a live database: can be promoted' : 'a package, not a live database: cannot be promoted',
    ],
  ];
  if (counts.findings > 0) {
    facts.push([
      'Not understood',
      `${count(counts.findings, 'object', 'objects')}, ${counts.blockingFindings} of them touched by this plan`,
    ]);
  }
  if (plan.kept.length > 0) {
    facts.push(['Left in place', `${count(plan.kept.length, 'object', 'objects')} that the project does not have`]);
  }
  const exceptions = policy ? policyLines(policy.policy).filter((line) => line.exception) : [];
  if (exceptions.length > 0) facts.push(['Policy exceptions', exceptions.map(({ text }) => text).join(' ')]);
  if (plan.sqlcmd) facts.push(['SQLCMD mode', 'deploy.sql needs it: a variable stands outside a string literal']);
  return facts;
}

function runFacts(run: Evidence): (readonly [string, string])[] {
  const took = tookMilliseconds(run);
  const time = took === undefined ? '' : `, ${durationText(took)}`;
  if (run.as === 'promotion') {
    const glass = run.promotion?.breakGlass;
    return [
      ['Promoted', `${placeText(run.target)}${time}`],
      ...(glass ? ([['Break-glass', breakGlassText(glass)]] as const) : []),
    ];
  }
  return [
    ['Rehearsed', `${placeText(run.target)}${time}`],
    ['Copy of', copyText(run.target.restoredFrom)],
  ];
}

function changesText(c: Counts): string {
  if (c.changes === 0) return 'none';
  const parts = [
    [c.create, 'created'],
    [c.alter, 'altered'],
    [c.rename, 'renamed'],
    [c.drop, 'dropped'],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
    .join(', ');
}

function runsText(c: Counts): string {
  if (c.steps === 0) return 'nothing';
  const copies =
    c.rebuilds === 0 ? 'no table is copied' : `${count(c.rebuilds, 'whole table is', 'whole tables are')} copied`;
  return `${count(c.steps, 'step', 'steps')} in ${count(c.groups, 'group', 'groups')}; ${copies}`;
}

function risksText(c: Counts): string {
  const parts = [
    [c.block + c.blockingFindings, 'blocking'],
    [c.warn, c.warn === 1 ? 'warning' : 'warnings'],
    [c.note, c.note === 1 ? 'note' : 'notes'],
    [c.settled, 'settled by the copy'],
    [c.waived, 'waived'],
  ] as const;
  const text = parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  return text.length > 0 ? text.join(', ') : 'none found';
}

function wayBackText({ steps, findings, proof }: WayBack): string {
  if (steps.length === 0) return 'nothing to undo';
  const lost = findings.filter(({ code }) => code === 'BACK001').length;
  const data = lost > 0 ? `; ${count(lost, 'thing comes', 'things come')} back without data` : '';
  const proven = proof.simulated && proof.arrives && proof.secondPlanEmpty;
  return `${count(steps.length, 'step', 'steps')}, ${proven ? 'proven' : `not proven: ${proofText({ proof })}`}${data}`;
}

/** What the simulator says, in words; the last clause names what failed. */
export function proofText({ proof }: Pick<Plan, 'proof'>): string {
  if (proof.refused) {
    const number = proof.refused.number === undefined ? '' : ` with error ${proof.refused.number}`;
    const step = proof.refused.step === undefined ? '' : ` at step ${proof.refused.step}`;
    return `refused${step}${number}: ${proof.refused.message}`;
  }
  if (!proof.simulated) return 'not run';
  if (!proof.arrives) {
    const differs = proof.differences?.length ?? 0;
    return `ran, but the end differs from what was asked for${differs > 0 ? ` at ${count(differs, 'object', 'objects')}` : ''}`;
  }
  if (!proof.secondPlanEmpty) return 'ran and arrived, but planning again is not empty';
  return 'ran on an in-memory server, arrives, and planning again gives nothing';
}
