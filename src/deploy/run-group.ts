import { type BatchOptions, SqlSessionError } from '../base/sql-session.ts';
import type { Group, Step } from '../plan/plan-types.ts';
import { closedBecause } from './fence.ts';
import { journalAndCommit, journalState, readJournal } from './journal.ts';
import { problem, RunStop, stop } from './problem.ts';
import type { Run } from './run.ts';
import { lookAgain } from './run-state.ts';
import { runStep } from './run-step.ts';
import { type Failure, failureOf, failureProblem, isPassing } from './step-failure.ts';

/** Milliseconds within which a stopped run must have told the evidence how it stands. */
const patienceOfStop = 1500;

/** Runs a group whose steps commit together with its row in the journal. Throws RunStop. */
export async function runTransaction(run: Run, group: Group, steps: readonly Step[]): Promise<void> {
  const { recorder, request, ports } = run;
  for (let retries = 0; ; retries += 1) {
    refuseToBegin(run, group);
    recorder.groupState(group.number, 'running');
    const failure = await attempt(run, group, steps);
    if (!failure) break;
    const truth = await truthAfter(run, group, failure);
    if (truth === 'committed') break;
    for (const { key } of steps)
      if (key !== failure.step?.key && recorder.hasBegun(key)) recorder.stepState(key, truth);
    recorder.groupState(group.number, truth);
    if (ports.signal.aborted || failure.error.failure === 'cancelled') throw cancelled(group);
    if (retries >= request.retries || !isPassing(failure)) throw new RunStop('failed', [failureProblem(run, failure)]);
    recorder.groupRetried(group.number);
    const said = failure.error.message;
    ports.say({ is: 'note', text: `Group ${group.number} was rolled back and begins again: ${said}` });
    await ports.wait(500 * 2 ** retries, ports.signal);
  }
  for (const { key } of steps) recorder.stepState(key, 'done');
  recorder.groupState(group.number, 'done');
}

/** Nothing begins when a person wants it to stop, or outside of the time fence. */
export function refuseToBegin({ ports, request }: Run, { number }: Group): void {
  if (ports.signal.aborted) throw cancelled({ number });
  const why = closedBecause(request.fence, ports.now());
  if (why !== undefined)
    stop('DEP016', `Group ${number} and those behind it were not begun: ${why}.`, {
      hint: 'Deploy again when it is time: what has run is in the journal.',
    });
}

export function cancelled({ number }: Pick<Group, 'number'>): RunStop {
  const message = `The run was stopped in group ${number}.`;
  return new RunStop('cancelled', [problem('DEP015', message, { hint: 'Deploy again to go on from there.' })]);
}

async function attempt(run: Run, { number }: Group, steps: readonly Step[]): Promise<Failure | undefined> {
  const { connection, owner } = run;
  try {
    await connection.batch('BEGIN TRANSACTION;');
  } catch (error) {
    return failureOf(error);
  }
  for (const step of steps) {
    const failure = await runStep(run, step);
    if (failure) return failure;
  }
  try {
    // Without the signal: once it has been sent, nobody gains by not knowing how it ended.
    await connection.batch(journalAndCommit(owner, number));
    return undefined;
  } catch (error) {
    return { ...failureOf(error) };
  }
}

/** What became of a group that did not run to its end: the journal says whether its COMMIT was done. */
async function truthAfter(run: Run, group: Group, failure: Failure): Promise<'committed' | 'rolled-back'> {
  const isStopped = run.ports.signal.aborted || failure.error.failure === 'cancelled';
  try {
    await rollBack(run, failure, isStopped ? { timeout: patienceOfStop } : {});
  } catch (error) {
    if (!(error instanceof SqlSessionError)) throw error;
    // Before its COMMIT is sent, a session that goes takes its transaction along.
    if (isStopped && failure.step) return 'rolled-back';
    if (error.failure === 'server') throw error;
    await run.connection.reopen();
    await lookAgain(run);
  }
  return run.journal.isDone(group.number, group.steps) ? 'committed' : 'rolled-back';
}

async function rollBack(run: Run, { error }: Failure, options: BatchOptions): Promise<void> {
  if (error.failure === 'connection') throw error;
  await run.connection.batch('IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;', options);
  run.journal = journalState(await readJournal(run.connection.session, run.owner, options.timeout));
}
