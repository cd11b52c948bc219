import { quoteString } from '../base/names.ts';
import type { Group, Step } from '../plan/plan-types.ts';
import { journalInsert, journalTable } from './journal.ts';
import { problem, RunStop, stop } from './problem.ts';
import type { Run } from './run.ts';
import { cancelled, refuseToBegin } from './run-group.ts';
import { lookAgain } from './run-state.ts';
import { runStep } from './run-step.ts';
import { type Failure, failureOf, failureProblem } from './step-failure.ts';

/** Runs the steps of a group outside transactions, each between two rows of the journal. Throws RunStop. */
export async function runOutside(run: Run, group: Group, steps: readonly Step[]): Promise<void> {
  const { recorder } = run;
  refuseToBegin(run, group);
  recorder.groupState(group.number, 'running');
  try {
    for (const step of steps) await runOne(run, group, step);
  } catch (error) {
    recorder.groupState(group.number, 'failed');
    throw error;
  }
  recorder.groupState(group.number, 'done');
}

/** How far a step came: its first row was not confirmed; its text did not run to its end; its last row was not confirmed. */
type Phase = 'before' | 'during' | 'behind';
type Broken = { readonly failure: Failure; readonly phase: Phase };

async function runOne(run: Run, group: Group, step: Step): Promise<void> {
  const { recorder, request, ports } = run;
  let phase: Phase | undefined;
  for (let retries = 0; ; retries += 1) {
    const before = run.journal.stepState(step.key);
    if (before === 'done' || (before === 'started' && (await wasDone(run, group, step, phase)))) {
      recorder.stepState(step.key, phase === undefined ? 'already-done' : 'done');
      return;
    }
    if (ports.signal.aborted) throw cancelled(group);
    const broken = await between(run, group, step, before === 'started');
    if (!broken) return;
    const { failure } = broken;
    if (failure.error.failure === 'cancelled' || ports.signal.aborted) throw cancelled(group);
    const problems = [failureProblem(run, failure)];
    // Here an error leaves what ran before it in the step: only the connection's end may be looked into. Behind the step nothing is
    // tried again, but the journal must be asked: evidence is not to say failed where it says done.
    const isOver = retries >= request.retries && broken.phase !== 'behind';
    if (failure.error.failure !== 'connection' || isOver) {
      if (step.does === 'script') problems.push(unknownProblem(run, group, step));
      throw new RunStop('failed', problems);
    }
    await run.connection.reopen();
    await lookAgain(run);
    recorder.groupRetried(group.number);
    phase = broken.phase;
  }
}

async function between(run: Run, { number }: Group, step: Step, isStarted: boolean): Promise<Broken | undefined> {
  const { connection, owner } = run;
  const write = (state: 'started' | 'done') =>
    connection.batch(journalInsert(owner, { group: number, step: step.key, state }));
  let phase: Phase = 'before';
  try {
    if (!isStarted) await write('started');
    phase = 'during';
    const failure = await runStep(run, step);
    if (failure) return { failure, phase };
    if (step.does === 'script') await endScript(run, step);
    phase = 'behind';
    await write('done');
    return undefined;
  } catch (error) {
    return { failure: failureOf(error), phase };
  }
}

/** A script has to leave the session as it found it, and to have run. */
async function endScript({ connection }: Run, { key, on }: Step): Promise<void> {
  const left = await connection.afterScript();
  if (left === 0) return;
  if (left === 'stopped') stop('DEP025', `${on.name} stopped itself (SET NOEXEC ON).`, { step: key, on: on.name });
  await connection.batch('ROLLBACK TRANSACTION;');
  stop('DEP014', `${on.name} left a transaction open; it was rolled back.`, { step: key, on: on.name });
}

/** Whether a step that an earlier try began ran to its end. Refuses where nobody can tell. */
async function wasDone(run: Run, group: Group, step: Step, phase: Phase | undefined): Promise<boolean> {
  // What this process saw of it is more than the database can tell.
  const answer = phase === 'before' ? false : phase === 'behind' ? true : await askWhetherDone(run, step);
  if (answer === undefined) throw new RunStop('failed', [unknownProblem(run, group, step)]);
  if (answer) {
    const row = { group: group.number, step: step.key, state: 'done' } as const;
    await run.connection.batch(journalInsert(run.owner, row));
  }
  return answer;
}

async function askWhetherDone({ connection, prepared, ports, request }: Run, step: Step): Promise<boolean | undefined> {
  const done = prepared.get(step.key)?.done;
  if (done !== undefined) {
    const { resultSets } = await connection.batch(
      `SELECT answer FROM (${done.replace(/[\s;]+$/, '')}) AS done (answer);`,
    );
    return Number(resultSets[0]?.rows[0]?.answer ?? 0) === 1;
  }
  if (step.does === 'script') return undefined;
  const { from, to } = request.plan;
  const object = `${step.on.kind} ${step.on.name}`;
  const [before, after] = [from.schema[object], to.schema[object]];
  if (before === after) return undefined;
  const { fingerprint } = await ports.readCatalog(connection.session, ports.signal);
  const found = fingerprint.schema[object];
  return found === after ? true : found === before ? false : undefined;
}

function unknownProblem({ owner }: Run, { number }: Group, step: Step) {
  const where = `WHERE [PlanId] = ${quoteString(owner.planId)} AND [GroupNumber] = ${number} AND [StepKey] = ${quoteString(step.key)}`;
  return problem(
    'DEP013',
    `${step.key} was begun, and nobody can tell how much of it has run. It does not run again by itself.`,
    {
      step: step.key,
      on: step.on.name,
      hint: `Look at the database. Where all of it has run: UPDATE ${journalTable} SET [State] = 'done' ${where}; where nothing has: DELETE FROM ${journalTable} ${where}; then deploy again.`,
    },
  );
}
