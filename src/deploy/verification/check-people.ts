import type { Diagnostic } from '../../base/errors.ts';
import type { ApprovalStep, StageFacts } from '../../base/pipeline-facts.ts';
import type { Believed, PublishedReview } from './believed.ts';
import { type Approval, checkApproval, isOneOf } from './check-approval.ts';
import { type Rehearsals, sameName } from './check-rehearsals.ts';
import { checkSequence } from './check-sequence.ts';
import type { InPipeline, Promotion } from './promotion.ts';
import { refusal, shortId } from './refusal.ts';
import type { BreakGlass } from './verify-promotion.ts';

export type People = {
  /** With those of the rehearsals, where no break-glass lifts them. */
  readonly refusals: readonly Diagnostic[];
  readonly approvals: { readonly production: readonly Approval[]; readonly staging: readonly Approval[] };
  readonly breakGlass?: BreakGlass;
  readonly notes: readonly string[];
};

/** Who approved what, and when: production in this attempt, staging where the rehearsals ran, both with the review in hand. */
export function checkPeople(promotion: Promotion, believed: Believed, rehearsals: Rehearsals): People {
  const { where, policy } = promotion;
  if (where.kind === 'files') return outside(promotion, rehearsals);
  const { run } = where;
  const stage = run.stages.find(({ id }) => id === run.thisStage);
  if (stage?.state !== 'inProgress') {
    const what = stage ? `Stage ${stage.identifier} is not running` : 'The stage of this job is not in the run';
    const refused = refusal('GATE020', `${what}: nobody has approved what runs here.`, 'Run it as a job of the stage.');
    return { refusals: [refused, ...rehearsals.refusals], approvals: { production: [], staging: [] }, notes: [] };
  }
  const reviews = believed.reviews.filter(({ record }) => record.planId === promotion.planId);
  const opens = (step: ApprovalStep): boolean =>
    step.by !== undefined &&
    isOneOf(step.by, policy.policy.breakGlass, step.asked) &&
    reasonOf(step.comment) !== undefined;
  const production = checkApproval({
    stage,
    rule: policy.policy.production,
    requesters: run.requesters,
    unseen: (at) => unseen(promotion, reviews, rehearsals, at),
    counts: opens,
  });
  const staging = checkStaging(promotion, where, reviews, rehearsals);
  const liftable = [...rehearsals.refusals, ...staging.refusals];
  const glass = production.approvals.find(opens);
  const breakGlass = glass && liftable.length > 0 ? stamp(glass, liftable) : undefined;
  return {
    refusals: [
      ...production.refusals,
      ...(breakGlass ? [] : liftable),
      ...checkSequence(run, where.tasks, reviews, rehearsals, production.approvals),
    ],
    approvals: { production: production.approvals, staging: staging.approvals },
    ...(breakGlass && { breakGlass }),
    notes: [...staging.notes, ...(breakGlass ? [`Break-glass by ${breakGlass.by}: ${breakGlass.reason}`] : [])],
  };
}

/** What an approver of production could not know yet, as the rest of a sentence that begins with who approved. */
function unseen(
  { planId, decisions, policy }: Promotion,
  reviews: readonly PublishedReview[],
  { accepted }: Rehearsals,
  at: number,
): Diagnostic | undefined {
  const again = 'Publish the review first, then approve: run the stage again.';
  const seen = reviews.filter((review) => review.at < at);
  if (seen.length === 0) return refusal('GATE027', `before a review of plan ${shortId(planId)} was published.`, again);
  if (!accepted.every(({ hash }) => seen.some(({ record }) => record.evidence.includes(hash)))) {
    return refusal('GATE028', 'before a review with the evidence of the rehearsal was published.', again);
  }
  if (decisions && !seen.some(({ record }) => record.decisions === decisions.hash)) {
    return refusal(
      'GATE029',
      'without a review of these decisions: decisions.json is not the one that was shown.',
      again,
    );
  }
  const latest = seen.reduce((a, b) => (b.at > a.at ? b : a)).record;
  if (latest.policy !== undefined && latest.policy !== policy.hash) {
    return refusal('GATE031', 'under another policy: rehearsal.policy.json is not the one that was shown.', again);
  }
  return undefined;
}

type Staging = {
  readonly approvals: readonly Approval[];
  readonly refusals: readonly Diagnostic[];
  readonly notes: readonly string[];
};

function checkStaging(
  { policy: { policy }, planId }: Promotion,
  { run }: InPipeline,
  reviews: readonly PublishedReview[],
  { accepted }: Rehearsals,
): Staging {
  const rule = policy.staging;
  if ('off' in rule) return { approvals: [], refusals: [], notes: [`Staging is not approved: ${rule.off}`] };
  const answers = stagesToApprove(stagesOf(accepted), rule.environment).map((stage) =>
    checkApproval({
      stage,
      rule,
      requesters: run.requesters,
      unseen: (at) =>
        reviews.some((review) => review.at < at)
          ? undefined
          : refusal(
              'GATE027',
              `before a review of plan ${shortId(planId)} was published.`,
              'Publish the review of the plan before the stage that rehearses it.',
            ),
    }),
  );
  return {
    approvals: answers.flatMap((a) => a.approvals),
    refusals: answers.flatMap((a) => a.refusals),
    notes: [],
  };
}

/** Where the policy names one environment, others that rehearse (a load test) need no approval; somebody has to have given one. */
function stagesToApprove(stages: readonly StageFacts[], environment: string | undefined): readonly StageFacts[] {
  if (environment === undefined) return stages;
  const named = stages.filter(({ environments }) => environments.some((name) => sameName(name, environment)));
  return named.length > 0 ? named : stages;
}

function stagesOf(runs: Rehearsals['accepted']): readonly StageFacts[] {
  const stages = new Map<string, StageFacts>();
  for (const { stage } of runs) if (stage) stages.set(stage.id, stage);
  return [...stages.values()];
}

/** `break-glass: reason` in the approval's comment: said by the person, at the time, in the record that Azure DevOps keeps. */
export function reasonOf(comment: string | undefined): string | undefined {
  const reason = /^\s*break[- ]glass\s*:\s*(\S.*)$/isu.exec(comment ?? '')?.[1]?.trim();
  return reason === '' ? undefined : reason;
}

function stamp({ by, at, comment }: Approval, lifted: readonly Diagnostic[]): BreakGlass {
  const who = by.account === undefined ? by.name : `${by.name} <${by.account}>`;
  return { by: who, at, reason: reasonOf(comment) ?? '', lifted };
}

function outside({ policy: { policy } }: Promotion, { refusals }: Rehearsals): People {
  const refused = refusal(
    'GATE040',
    'Outside Azure DevOps nobody can be asked who approved, and an evidence file may be anybody’s.',
    'Promote in a pipeline with RehearsalDeploy, or let the policy say "commandLine": true.',
  );
  return {
    refusals: policy.commandLine ? refusals : [refused, ...refusals],
    approvals: { production: [], staging: [] },
    notes: ['Run outside Azure DevOps: nobody’s approval was checked.'],
  };
}
