import type { ApprovalRule, Policy, RequiredRun } from '../plan/policy-types.ts';
import { count } from './words.ts';

/** One thing that the policy says; an exception is what it lets go that it would ask for by itself. */
export type PolicyLine = { readonly text: string; readonly exception: boolean };

/** The policy as an approver reads it, exceptions with their reasons. */
export function policyLines(policy: Policy): readonly PolicyLine[] {
  const rule = (text: string): PolicyLine => ({ text, exception: false });
  const exception = (text: string): PolicyLine => ({ text, exception: true });
  const { rehearsals, environmentRuns, production, staging, breakGlass, commandLine } = policy;
  return [
    ...rehearsals.flatMap((r) => [
      rule(
        `Rehearsed${placeOf(r)} at most ${hoursText(r.greatestAgeHours)} before the promotion${
          r.greatestBackupAgeHours === undefined
            ? ''
            : `, on a backup that is then at most ${hoursText(r.greatestBackupAgeHours)} old`
        }.`,
      ),
      ...(r.schemaOnly ? [exception(`A copy of the schema without a row is enough${placeOf(r)}.`)] : []),
    ]),
    ...environmentRuns.map((r) => rule(`Has run${placeOf(r)} at most ${hoursText(r.greatestAgeHours)} before.`)),
    rule(`Production is approved by ${approversText(production)}.`),
    ...(production.fourEyes ? [] : [exception('Who asked for the run may approve production.')]),
    'off' in staging
      ? exception(`Staging is not approved: ${staging.off}`)
      : rule(`Staging is approved by ${approversText(staging)}.`),
    ...(breakGlass.length > 0
      ? [exception(`Without a rehearsal, with a reason, these may approve: ${breakGlass.join(', ')}.`)]
      : []),
    ...(commandLine
      ? [exception('A promotion may run outside Azure DevOps, where nobody is asked who approved.')]
      : []),
  ];
}

function placeOf({ environment }: RequiredRun): string {
  return environment === undefined ? '' : ` in ${environment}`;
}

function approversText({ approvers, atLeast, fourEyes, environment }: ApprovalRule): string {
  const who = approvers.length === 0 ? 'those whom the Approval check asks' : approvers.join(', ');
  const people = count(atLeast, 'person', 'people');
  const where = environment === undefined ? '' : ` of environment ${environment}`;
  return `${people} of ${who}${where}${fourEyes ? ', not by who asked for the run' : ''}`;
}

/** `36 hours`, `7 days`. */
function hoursText(hours: number): string {
  return hours % 24 === 0 ? count(hours / 24, 'day', 'days') : count(hours, 'hour', 'hours');
}
