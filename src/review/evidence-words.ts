import type { Evidence, PromotionRecord, RestoredFrom, RunOutcome, RunTarget } from '../plan/evidence-types.ts';
import { count, showName } from './words.ts';

/** Milliseconds as a reader takes them in: `340 ms`, `12.3 s`, `4 min 12 s`, `1 h 03 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** An ISO time in UTC as `2026-11-20 02:00 UTC`; what is no such time stays as it is. */
export function timeText(iso: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(iso);
  return match ? `${match[1]} ${match[2]} UTC` : iso;
}

/** `Shop_Staging on SQLSTAGE01`. */
export function placeText({ server, database }: Pick<RunTarget, 'server' | 'database'>): string {
  return showName(`${database} on ${server}`);
}

/** What the database that was rehearsed on is a copy of; a schema without rows is said in words. */
export function copyText(from: RestoredFrom | undefined): string {
  if (!from) return 'not a copy that Database Rehearsal restored';
  if (from.method === 'schema-only') return `${placeText(from)}: its schema without a row. No data was rehearsed.`;
  const backup = from.backupFinished === undefined ? '' : `, backed up ${timeText(from.backupFinished)}`;
  return `${placeText(from)}${backup}, restored ${timeText(from.restored)}`;
}

/** Whether rows of the copied database were there. */
export function hadData({ target }: Evidence): boolean {
  return target.restoredFrom?.method === 'backup';
}

const titles = { rehearsal: 'Rehearsal', promotion: 'Promotion', environment: 'Environment run' } as const;

/** `Rehearsal`, `Promotion`, `Environment run`; what ran nothing says so. */
export function runTitle({ as, dryRun }: Pick<Evidence, 'as' | 'dryRun'>): string {
  return dryRun ? `${titles[as]}, dry run` : titles[as];
}

const outcomes: Readonly<Record<RunOutcome, string>> = {
  running: 'has not finished',
  succeeded: 'succeeded',
  'already-done': 'had run here before',
  'nothing-to-do': 'had nothing to do',
  refused: 'was refused before anything ran',
  failed: 'failed',
  cancelled: 'was cancelled',
};

/** The outcome as what a sentence says of the run: `failed at step 0040`. */
export function outcomeText(evidence: Evidence): string {
  const stopped = evidence.steps.find((step) => step.state === 'failed')?.key;
  return `${outcomes[evidence.outcome]}${evidence.outcome === 'failed' && stopped !== undefined ? ` at step ${stopped}` : ''}`;
}

/** From start to finish; undefined while it runs. */
export function tookMilliseconds({ started, finished }: Evidence): number | undefined {
  if (finished === undefined) return undefined;
  const took = Date.parse(finished) - Date.parse(started);
  return Number.isFinite(took) && took >= 0 ? took : undefined;
}

/** Pipeline, run, stage and attempt, as far as they are known. */
export function pipelineText({ run }: Evidence): string {
  const parts = [
    run.pipeline,
    run.runId === undefined ? undefined : `run ${run.runId}`,
    run.stage === undefined
      ? undefined
      : `stage ${run.stage}${run.stageAttempt === undefined ? '' : `, attempt ${run.stageAttempt}`}`,
    run.requestedFor === undefined ? undefined : `asked for by ${run.requestedFor}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'outside a pipeline' : parts.join(', ');
}

/** Whether the database was as the plan says after the last step. */
export function verificationText({ verification }: Evidence): string {
  if (!verification) return 'not reached';
  const parts = [
    verification.arrived
      ? 'the schema is what the plan says'
      : `the schema differs from the plan at ${count(verification.differences.length, 'object', 'objects')}`,
    ...(verification.untrusted.length > 0
      ? [`${count(verification.untrusted.length, 'constraint is', 'constraints are')} not trusted`]
      : []),
  ];
  return parts.join('; ');
}

/** Who let a promotion through, and what was lifted for it: the audit reads this. */
function promotionFacts({ promotion }: Evidence): readonly (readonly [string, string])[] {
  if (!promotion) return [];
  const { approvals, breakGlass, waivers, notes } = promotion;
  return [
    ...(breakGlass ? ([['Break-glass', breakGlassText(breakGlass)]] as const) : []),
    ...approvals.map(
      ({ of, by, at, comment }) =>
        [`Approved: ${of}`, `${by}, ${timeText(at)}${comment === undefined ? '' : `: ${comment}`}`] as const,
    ),
    ...(waivers.length > 0 ? ([['Waived', waivers.join('; ')]] as const) : []),
    ...(notes.length > 0 ? ([['Noted', notes.join(' ')]] as const) : []),
  ];
}

/** Who promoted without what the policy asks for, when, why, and what would have refused. */
export function breakGlassText({ by, at, reason, lifted }: NonNullable<PromotionRecord['breakGlass']>): string {
  return `${by}, ${timeText(at)}: ${reason}. It lifted ${lifted.join(', ')}.`;
}

/** The few lines that stand above a run's details. */
export function runFacts(evidence: Evidence): readonly (readonly [string, string])[] {
  const took = tookMilliseconds(evidence);
  const done = evidence.steps.filter((step) => step.state === 'done' || step.state === 'already-done').length;
  const retries = evidence.groups.reduce((sum, group) => sum + group.retries, 0);
  const { version, edition } = evidence.target;
  return [
    ['Outcome', `${outcomeText(evidence)}${took === undefined ? '' : `, after ${durationText(took)}`}`],
    ['Ran on', `${placeText(evidence.target)}, SQL Server ${version} ${edition}`.trimEnd()],
    ...(evidence.as === 'rehearsal' ? ([['Copy of', copyText(evidence.target.restoredFrom)]] as const) : []),
    [
      'Steps',
      `${done} of ${count(evidence.steps.length, 'step', 'steps')} done${retries > 0 ? `; ${count(retries, 'group retry', 'group retries')} after a lock` : ''}`,
    ],
    ['Afterwards', verificationText(evidence)],
    ...promotionFacts(evidence),
    ['Started', `${timeText(evidence.started)}, ${pipelineText(evidence)}`],
    ...(evidence.policy === undefined ? [] : ([['Policy', evidence.policy]] as const)),
  ];
}
