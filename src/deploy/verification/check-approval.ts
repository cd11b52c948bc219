import type { Diagnostic } from '../../base/errors.ts';
import {
  type ApprovalFacts,
  type ApprovalStep,
  approvalCheck,
  type CheckFacts,
  type GroupFacts,
  type Person,
  type StageFacts,
} from '../../base/pipeline-facts.ts';
import type { ApprovalRule } from '../../plan/policy-types.ts';
import { sameName } from './check-rehearsals.ts';
import { refusal } from './refusal.ts';

/** An approval that counts. */
export type Approval = ApprovalStep & { readonly by: Person };

export type ApprovalAnswer = { readonly approvals: readonly Approval[]; readonly refusals: readonly Diagnostic[] };

export type ApprovalQuestion = {
  readonly stage: StageFacts;
  readonly rule: ApprovalRule;
  readonly requesters: readonly Person[];
  /** What the approver had not seen yet at that time. */
  unseen(at: number): Diagnostic | undefined;
  /** Counts although they are not of the policy's group. */
  counts?(step: ApprovalStep): boolean;
};

/** Whether this attempt of a stage was approved by enough of the right people, and no check was bypassed. */
export function checkApproval(question: ApprovalQuestion): ApprovalAnswer {
  const { stage, rule } = question;
  const refusals: Diagnostic[] = checkChecks(stage, rule);
  if (refusals.some(({ code }) => code === 'GATE021')) return { approvals: [], refusals };

  const defects: Diagnostic[] = [];
  const approvals: Approval[] = [];
  for (const approval of approvalsOf(stage, rule)) {
    if (approval.status !== 'approved') continue;
    for (const step of approval.steps) {
      if (step.status !== 'approved') continue;
      const found = defectsOf(step, question);
      defects.push(...found);
      if (found.length > 0 || !step.by || approvals.some(({ by }) => by.id === step.by?.id)) continue;
      approvals.push({ ...step, by: step.by });
    }
  }
  if (approvals.length < rule.atLeast) {
    refusals.push(...defects);
    if (defects.length === 0 || approvals.length > 0) {
      refusals.push(
        refusal(
          'GATE023',
          `Stage ${stage.identifier} has ${approvals.length} of ${rule.atLeast} approvals that the policy asks for.`,
          'Let more people of the policy approve: set the minimum number of the Approval check accordingly.',
        ),
      );
    }
  }
  return { approvals, refusals };
}

/**
 * Approvals of the environment that the rule names. An approval has the id of its check; where a version of the service gives it
 * another, all approvals of the stage have to do.
 */
function approvalsOf({ checkpoint }: StageFacts, { environment }: ApprovalRule): readonly ApprovalFacts[] {
  const { approvals = [], checks = [] } = checkpoint ?? {};
  const checkOf = (approval: ApprovalFacts): CheckFacts | undefined => checks.find(({ id }) => id === approval.id);
  if (environment === undefined || !approvals.some(checkOf)) return approvals;
  return approvals.filter((approval) => sameName(checkOf(approval)?.environment ?? '', environment));
}

function checkChecks(stage: StageFacts, { environment }: ApprovalRule): Diagnostic[] {
  const { checkpoint, identifier, attempt } = stage;
  const setUp = 'Add an Approval check to the environment (rehearsal setup does it), then run the stage again.';
  const none = (message: string): Diagnostic[] => [refusal('GATE021', message, setUp)];
  if (!checkpoint || checkpoint.checks.length === 0) return none(`No check guards stage ${identifier}.`);
  if (checkpoint.attempt !== attempt) {
    return none(`The checks of stage ${identifier} are of attempt ${checkpoint.attempt}, and this is ${attempt}.`);
  }
  const approvals = checkpoint.checks.filter(({ type }) => type.toLowerCase() === approvalCheck);
  const ofEnvironment = approvals.filter(
    (c) => environment === undefined || sameName(c.environment ?? '', environment),
  );
  const where = environment === undefined ? '' : ` of environment ${environment}`;
  if (ofEnvironment.length === 0) return none(`No Approval check${where} guards stage ${identifier}.`);
  const found = checkpoint.checks
    .filter((check) => check.bypassed || check.status === 'bypassed')
    .map(({ name }) =>
      refusal(
        'GATE022',
        `Check ${name} of stage ${identifier} was bypassed.`,
        'Run the stage again and let the check pass. Break-glass is an approval with its reason, not a bypass.',
      ),
    );
  const isApproved = ofEnvironment.some(({ status }) => status === 'approved');
  return isApproved || found.length > 0
    ? found
    : none(`The Approval check${where} of stage ${identifier} has not passed.`);
}

function defectsOf(step: ApprovalStep, { rule, stage, requesters, unseen, counts }: ApprovalQuestion): Diagnostic[] {
  const { by } = step;
  const found: Diagnostic[] = [];
  const add = (code: string, message: string, hint: string): void => void found.push(refusal(code, message, hint));
  if (by?.kind !== 'person') {
    const who = by ? `${by.name}, which is a ${by.kind === 'unknown' ? 'account of unknown kind' : by.kind}` : 'nobody';
    add('GATE024', `Stage ${stage.identifier} was approved by ${who}.`, 'A person has to approve.');
    return found;
  }
  if (rule.approvers.length > 0 && !isOneOf(by, rule.approvers, step.asked) && !counts?.(step)) {
    add(
      'GATE025',
      `${by.name} approved stage ${stage.identifier} and is not of ${rule.approvers.join(', ')}.`,
      'Let somebody whom the policy names approve: set the approvers of the Approval check accordingly.',
    );
  }
  if (rule.fourEyes && requesters.some(({ id }) => id.toLowerCase() === by.id.toLowerCase())) {
    add(
      'GATE026',
      `${by.name} asked for this run and approved stage ${stage.identifier}.`,
      'The policy asks for four eyes: somebody else has to approve.',
    );
  }
  const missed = unseen(Date.parse(step.at));
  if (missed) found.push({ ...missed, message: `${by.name} approved stage ${stage.identifier} ${missed.message}` });
  return found;
}

/**
 * By id, account, or the id or name of a group; never by display name, which people choose. The group for which they were asked
 * counts, too: who is in a group of Entra only, the service knows better than its list of members.
 */
export function isOneOf({ id, account, groups }: Person, names: readonly string[], asked?: GroupFacts): boolean {
  const all = asked ? [...groups, asked] : groups;
  const known = [id, ...(account === undefined ? [] : [account]), ...all.flatMap((g) => [g.id, g.name])];
  return names.some((name) => known.some((k) => sameName(k, name)));
}
