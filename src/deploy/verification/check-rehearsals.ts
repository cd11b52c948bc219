import { isNamedBy } from '../../base/database-patterns.ts';
import type { Diagnostic } from '../../base/errors.ts';
import type { Evidence, RestoredFrom, RunTarget } from '../../plan/evidence-types.ts';
import type { Policy, RequiredRehearsal, RequiredRun } from '../../plan/policy-types.ts';
import type { Believed, BelievedRun } from './believed.ts';
import type { Promotion } from './promotion.ts';
import { refusal, shortId } from './refusal.ts';

export type Rehearsals = {
  /** What meets the policy: the reviewer has to have seen these. */
  readonly accepted: readonly BelievedRun[];
  readonly refusals: readonly Diagnostic[];
};

/** Whether every rehearsal and environment run that the policy asks for is there, recent, of this plan and of this database. */
export function checkRehearsals(promotion: Promotion, believed: Believed): Rehearsals {
  const { policy } = promotion.policy;
  const accepted: BelievedRun[] = [];
  const refusals: Diagnostic[] = [];
  for (const required of policy.rehearsals) {
    const run = newest(believed, required, ({ as, planId }) => as === 'rehearsal' && planId === promotion.planId);
    const problems = run ? judge(promotion, required, run) : [missing(promotion, required)];
    refusals.push(...problems);
    if (run && problems.length === 0) accepted.push(run);
  }
  // Whatever looked like evidence and was not believed is most likely why some is missing.
  if (refusals.length > 0) refusals.push(...believed.doubts);
  return { accepted, refusals: [...refusals, ...checkEnvironmentRuns(promotion, policy, believed)] };
}

/** The last run counts, not the best one. */
function newest(
  { runs }: Believed,
  { environment }: RequiredRun,
  is: (evidence: Evidence) => boolean,
): BelievedRun | undefined {
  return runs
    .filter(({ evidence, stage }) => is(evidence) && (environment === undefined || usesEnvironment(stage, environment)))
    .sort((a, b) => Date.parse(b.evidence.started) - Date.parse(a.evidence.started))[0];
}

function usesEnvironment(stage: BelievedRun['stage'], environment: string): boolean {
  // A file outside pipelines knows no environments.
  return stage === undefined || stage.environments.some((name) => sameName(name, environment));
}

function missing({ planId }: Promotion, { environment }: RequiredRun): Diagnostic {
  const where = environment === undefined ? '' : ` in environment ${environment}`;
  return refusal(
    'GATE010',
    `Plan ${shortId(planId)} has not been rehearsed${where}.`,
    'Restore staging and run RehearsalDeploy with as: rehearsal on it, in this run, with this plan.',
  );
}

function judge(
  promotion: Promotion,
  required: RequiredRehearsal,
  { evidence, stage }: BelievedRun,
): readonly Diagnostic[] {
  const { target, now, plan } = promotion;
  const { restoredFrom } = evidence.target;
  const found: Diagnostic[] = [];
  const add = (code: string, message: string, hint: string): void => void found.push(refusal(code, message, hint));
  const again = 'Restore staging from this database and rehearse again.';

  if (!wentWell(evidence, plan.steps.length === 0)) {
    add('GATE011', `The rehearsal did not succeed: ${outcomeOf(evidence)}.`, 'Mend what failed, then rehearse again.');
  }
  const age = hours(evidence.finished ?? evidence.started, now);
  if (!(age <= required.greatestAgeHours)) {
    add(
      'GATE012',
      `The rehearsal is ${ageText(age)} old; the policy allows ${ageText(required.greatestAgeHours)}.`,
      again,
    );
  }
  const allowed = promotion.policy.policy.allowedTargets;
  if (allowed && !isNamedBy(allowed, evidence.target.server, evidence.target.database)) {
    add('GATE018', `The rehearsal ran on ${place(evidence.target)}, which the policy does not name.`, again);
  }
  if (stage && !['succeeded', 'succeededWithIssues'].includes(stage.result ?? '')) {
    add(
      'GATE019',
      `Stage ${stage.identifier} has not succeeded.`,
      'Mend what failed after the rehearsal, then run it again.',
    );
  }
  if (!restoredFrom) {
    add('GATE013', `The rehearsal ran on ${place(evidence.target)}, which no restore of ours has made.`, again);
    return found;
  }
  const differs = otherDatabase(restoredFrom, target);
  if (differs) add('GATE013', `The rehearsal ran on a copy of another database: ${differs}.`, again);
  if (restoredFrom.method === 'schema-only' && !required.schemaOnly) {
    add('GATE014', 'The rehearsal ran on a copy without rows.', `${again} Or let the policy say "schemaOnly": true.`);
  }
  const greatest = required.greatestBackupAgeHours;
  if (greatest !== undefined && restoredFrom.method === 'backup') {
    const old = hours(restoredFrom.backupFinished ?? '', now);
    if (!(old <= greatest)) {
      add(
        'GATE015',
        `The backup that was restored is ${ageText(old)} old; the policy allows ${ageText(greatest)}.`,
        again,
      );
    }
  }
  return found;
}

/** A rehearsal that was only checked, or resumed somebody else's, has not shown that the plan runs. */
function wentWell({ outcome, dryRun, verification }: Evidence, isEmpty: boolean): boolean {
  if (dryRun) return false;
  if (outcome === 'nothing-to-do') return isEmpty;
  return outcome === 'succeeded' && verification?.arrived === true && verification.untrusted.length === 0;
}

function outcomeOf({ outcome, dryRun, verification, problems }: Evidence): string {
  if (dryRun) return 'it was a dry run';
  if (outcome !== 'succeeded') return problems[0] ? `${outcome}, ${problems[0].message}` : outcome;
  if (!verification) return 'its end was not verified';
  return verification.arrived
    ? `constraints are not trusted: ${verification.untrusted.join(', ')}`
    : `its end differs at ${verification.differences.slice(0, 3).join(', ')}`;
}

/**
 * What tells a copy's origin and this database apart, in words. The guid tells a copy of production (a test database of the
 * same name and family) from production; where the server has none, server and name have to do.
 */
function otherDatabase(from: RestoredFrom, target: RunTarget): string | undefined {
  if (!sameName(from.database, target.database) || !sameName(from.server, target.server)) {
    return `${place(from)}, not ${place(target)}`;
  }
  if (!sameId(from.databaseGuid, target.databaseGuid)) return `the database_guid of ${place(target)} differs`;
  if (!sameId(from.familyGuid, target.familyGuid)) return `the family_guid of ${place(target)} differs`;
  return undefined;
}

function checkEnvironmentRuns(
  { now }: Promotion,
  { environmentRuns }: Policy,
  believed: Believed,
): readonly Diagnostic[] {
  return environmentRuns.flatMap((required) => {
    const run = newest(believed, required, ({ as }) => as === 'environment');
    const where = required.environment === undefined ? 'An environment run' : `Environment ${required.environment}`;
    const what = !run
      ? 'has not taken the change in this run'
      : !['succeeded', 'already-done', 'nothing-to-do'].includes(run.evidence.outcome) || run.evidence.dryRun
        ? `did not take the change: ${outcomeOf(run.evidence)}`
        : hours(run.evidence.finished ?? run.evidence.started, now) <= required.greatestAgeHours
          ? undefined
          : `took the change more than ${ageText(required.greatestAgeHours)} ago`;
    return what === undefined
      ? []
      : [refusal('GATE017', `${where} ${what}.`, 'Run RehearsalDeploy with as: environment there, in this run.')];
  });
}

function place({ server, database }: { readonly server: string; readonly database: string }): string {
  return `${database} on ${server}`;
}

/** Absent on both sides is equal: the server has none. */
function sameId(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}

export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** NaN where a time is none: every comparison with it is false. A time to come is not young. */
function hours(from: string, to: string): number {
  const passed = (Date.parse(to) - Date.parse(from)) / 3_600_000;
  return passed < -1 ? Number.NaN : passed;
}

function ageText(age: number): string {
  if (Number.isNaN(age)) return 'of unknown age,';
  return age < 48 ? `${Math.floor(age)} hours` : `${Math.floor(age / 24)} days`;
}
