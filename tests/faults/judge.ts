import type { DeployResult } from '../../src/app/deploy-plan.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import type { SqlRow } from '../../src/base/sql-session.ts';
import type { Evidence, RunState } from '../../src/plan/evidence-types.ts';
import type { Fingerprint, Plan } from '../../src/plan/plan-types.ts';
import type { Rig } from './rig.ts';

/** Where a database stands between the two ends of its plan. */
export type Place = 'from' | 'between' | 'to';

export type Verdict = {
  /** What should not be; none means that nothing was lost. */
  readonly lost: readonly string[];
  readonly place: Place;
  /** How the faulty run ended, and the one behind it. */
  readonly first: string;
  readonly second: string;
  /** A script was begun and nobody knows how far it came: it waits for a person and does not run again. */
  readonly waitsForPerson: boolean;
};

/** How a deployment ended: its result, or what it threw. */
export type End = DeployResult | Error;

const wentWell = ['succeeded', 'already-done', 'nothing-to-do'];

export type JudgeOptions = {
  /** The process is gone: its evidence tells no more than it had written. */
  readonly isKilled?: boolean;
  /** Evidence could not be written: there need be none, and the deployment may say so. */
  readonly lacksEvidence?: boolean;
  /** Done before the second deployment. */
  readonly repair?: () => Promise<void>;
  /** Whether the database may differ from where evidence says that it is: others have changed it. */
  readonly isForeign?: boolean;
};

/**
 * Looks at what a faulty deployment has left, deploys again without a fault, and looks again. The database must be at `from`, at
 * `to`, or where the journal says, and then the second deployment must reach `to`; no script runs twice; evidence is true.
 */
export async function judge(rig: Rig, first: End | undefined, options: JudgeOptions = {}): Promise<Verdict> {
  const { isKilled = false, lacksEvidence = false, isForeign = false } = options;
  const lost: string[] = [];
  const { plan } = rig.scenario;
  rig.tds.inject({});
  rig.engine.meddle();
  await sessionsEnd(rig);
  const [found, journal] = [await rig.fingerprint(), await rig.journal()];
  const place = placeOf(plan, found);
  if (first instanceof Error && !(lacksEvidence && first instanceof RehearsalError))
    lost.push(`the deployment threw ${first.name}: ${first.message}`);
  const evidence = lacksEvidence ? undefined : rig.evidence();
  if (evidence)
    lost.push(
      ...untrueEvidence(evidence, {
        journal,
        place: isForeign ? 'to' : place,
        isKilled,
        hasRun: (key) => timesRun(rig, key) > 0,
      }),
    );
  else if (!isKilled && !lacksEvidence) lost.push('there is no evidence');
  if (place === 'between' && !isForeign && journal.length === 0)
    lost.push('the database is between, and the journal is empty');

  await options.repair?.();
  const second = await attempt(() => rig.deploy());
  const waitsForPerson =
    !(second instanceof Error) && second.outcome === 'failed' && second.problems.some(({ code }) => code === 'DEP013');
  const end = placeOf(plan, await rig.fingerprint());
  if (second instanceof Error) lost.push(`the second deployment threw ${second.name}: ${second.message}`);
  else if (wentWell.includes(second.outcome)) {
    if (end !== 'to') lost.push(`the second deployment says ${second.outcome}, and the database is at ${end}`);
  } else if (!waitsForPerson || place === 'between') {
    lost.push(
      `the second deployment ${second.outcome}: ${second.problems.map((p) => `${p.code} ${p.message}`).join('; ')}`,
    );
  }
  lost.push(...scriptsRan(rig, second));
  await sessionsEnd(rig);
  return { lost, place, first: nameOf(first), second: nameOf(second), waitsForPerson };
}

export async function attempt(run: () => Promise<DeployResult>): Promise<End> {
  try {
    return await run();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

export function nameOf(end: End | undefined): string {
  if (end === undefined) return 'killed';
  if (!(end instanceof Error)) return end.outcome;
  return `threw ${end instanceof RehearsalError ? end.diagnostics.map(({ code }) => code).join(', ') : end.name}`;
}

/** The server notices a lost client a moment later; until then its locks are held. */
async function sessionsEnd(rig: Rig): Promise<void> {
  while (rig.tds.connections > 0 || rig.instance.sessions.size > 0)
    await new Promise((resolve) => setTimeout(resolve, 2));
}

export function placeOf(plan: Plan, found: Fingerprint): Place {
  const equal = (a: Fingerprint['schema'], b: Fingerprint['schema']): boolean => {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => a[name] === b[name]);
  };
  if (equal(found.schema, plan.to.schema)) return 'to';
  return equal(found.schema, plan.from.schema) ? 'from' : 'between';
}

type Facts = {
  readonly journal: readonly SqlRow[];
  readonly place: Place;
  readonly isKilled: boolean;
  /** Whether the text of a step has run to its end. */
  readonly hasRun: (step: string) => boolean;
};

/** What evidence says that is not so. A process that was killed has not written everything, but nothing untrue. */
function untrueEvidence(evidence: Evidence, { journal, place, isKilled, hasRun }: Facts): string[] {
  const untrue: string[] = [];
  const done = journal.filter(({ state }) => state === 'done');
  const groupsDone = new Set(done.filter((row) => row.step_key === null).map((row) => Number(row.group_number)));
  const stepsDone = new Set(done.filter((row) => row.step_key !== null).map((row) => String(row.step_key)));
  const outside = new Set(journal.filter((row) => row.step_key !== null).map((row) => Number(row.group_number)));
  const isDone = (state: RunState): boolean => state === 'done' || state === 'already-done';
  const states = new Map(evidence.groups.map(({ number, state }) => [number, state]));
  for (const { number, state } of evidence.groups) {
    const steps = evidence.steps.filter(({ group }) => group === number).map(({ key }) => key);
    const isJournalled = groupsDone.has(number) || (steps.length > 0 && steps.every((key) => stepsDone.has(key)));
    const says = `evidence says that group ${number} is ${state}, the journal`;
    if (isDone(state) && !isJournalled) untrue.push(`${says} does not`);
    if (!isKilled && evidence.outcome !== 'refused' && !isDone(state) && isJournalled)
      untrue.push(`${says} that it is done`);
    if (!isKilled && state === 'running') untrue.push(`evidence leaves group ${number} running`);
  }
  for (const { key, group, state } of evidence.steps) {
    // In a transaction a step is as done as its group, but for the time in which it runs; outside it is done when it has run.
    const isTrue = outside.has(group)
      ? hasRun(key)
      : groupsDone.has(group) || (isKilled && states.get(group) === 'running');
    if (isDone(state) && !isTrue) untrue.push(`evidence says that ${key} is ${state}, and it is not`);
    if (!isKilled && state === 'running') untrue.push(`evidence leaves ${key} running`);
  }
  if (!isKilled && evidence.outcome === 'running') untrue.push('evidence leaves the run running');
  if (['succeeded', 'already-done'].includes(evidence.outcome) && place !== 'to') {
    untrue.push(`evidence says ${evidence.outcome}, and the database is at ${place}`);
  }
  if (
    evidence.outcome === 'refused' &&
    evidence.groups.some(({ state }) => state !== 'waiting' && state !== 'already-done')
  ) {
    untrue.push('evidence says refused, and something was begun');
  }
  return untrue;
}

/** How often all texts of a step have run to their end. */
function timesRun(rig: Rig, key: string): number {
  const step = rig.scenario.plan.steps.find((one) => one.key === key);
  const texts = step?.variants?.flatMap(({ sql }) => sql) ?? [];
  const times = (text: string): number => {
    // What is sent has the values of SQLCMD variables in it.
    const pattern = new RegExp(`^\\s*${escaped(text.trim()).replace(/\\\$\\\(\w+\\\)/g, '[^\n]*')}\\s*$`);
    return rig.engine.ran.filter((ran) => ran.state === 'done' && pattern.test(ran.text)).length;
  };
  return Math.max(0, ...(step?.sql ?? []).map(times), ...texts.map(times));
}

/** A project's own script runs once, and has run when all went well. */
function scriptsRan(rig: Rig, second: End): string[] {
  const isGood = !(second instanceof Error) && wentWell.includes(second.outcome);
  return rig.scenario.plan.steps.flatMap(({ key, does }) => {
    if (does !== 'script') return [];
    const times = timesRun(rig, key);
    if (times > 1) return [`${key} ran ${times} times`];
    return isGood && times === 0 ? [`${key} never ran`] : [];
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
