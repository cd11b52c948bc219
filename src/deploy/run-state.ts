import { SqlSessionError } from '../base/sql-session.ts';
import type { Group } from '../plan/plan-types.ts';
import { type Difference, differencesOf, driftBetween, driftProblems, type StepProgress } from './drift.ts';
import { scriptsDefine } from './end-check.ts';
import { journalState, readJournal } from './journal.ts';
import type { Reading } from './ports.ts';
import { problem, RunStop } from './problem.ts';
import type { Run } from './run.ts';

export function isDone({ journal }: Pick<Run, 'journal'>, { number, steps }: Group): boolean {
  return journal.isDone(number, steps);
}

/** Reads the catalog in the run's session, or in another when that is lost meanwhile. */
export async function readCatalog(run: Run): Promise<Reading> {
  const { ports, connection, request } = run;
  for (let retries = 0; ; retries += 1) {
    try {
      return await ports.readCatalog(connection.session, ports.signal);
    } catch (error) {
      if (!(error instanceof SqlSessionError)) throw error;
      if (error.failure === 'cancelled' || ports.signal.aborted)
        throw new RunStop('cancelled', [problem('DEP015', 'The run was stopped while it read the catalog.')]);
      if (error.failure !== 'connection' || retries >= request.retries) throw error;
      await connection.reopen();
    }
  }
}

/** A lost session takes its lock along: what is there now may be what another has left. */
export async function lookAgain(run: Run): Promise<void> {
  run.journal = journalState(await readJournal(run.connection.session, run.owner));
  const drift = await driftOf(run, await readCatalog(run));
  if (drift.length > 0) throw new RunStop('failed', driftProblems(drift));
}

/** What of a run decides what its plan expects to find. */
export type Expectation = {
  readonly request: Pick<Run['request'], 'plan' | 'as'>;
  readonly journal: Run['journal'];
  readonly ports: Pick<Run['ports'], 'say'>;
};

/** What is not as the plan expects, of what is its business. In a database that has some of the plan, that is no drift. */
export async function driftOf(run: Expectation, { fingerprint, concerned }: Reading): Promise<readonly Difference[]> {
  const { plan, as } = run.request;
  const { journal, ports } = run;
  const done = new Set(plan.groups.filter((group) => isDone(run, group)).flatMap(({ steps }) => steps));
  const progress = (key: string): StepProgress => {
    const state = journal.stepState(key);
    return done.has(key) || state === 'done' ? 'done' : state === 'started' ? 'begun' : 'open';
  };
  const schema = journal.isEmpty
    ? differencesOf(plan.from.schema, fingerprint.schema)
    : driftBetween(plan, fingerprint, progress);
  // A restore changes who may do what: only production is compared with production.
  const compareSecurity = as === 'promotion' && journal.isEmpty;
  const security = compareSecurity ? differencesOf(plan.from.security, fingerprint.security) : [];
  // What the project's own script makes beside the project is not in the plan.
  const makesMore = !journal.isEmpty && scriptsDefine(plan);
  const all = [...schema, ...security].filter(({ how }) => !(makesMore && how === 'added'));
  const ours = await concerned(all.map(({ object }) => object));
  for (const { object, how } of all)
    if (!ours.has(object))
      ports.say({ is: 'note', text: `Beside the plan, and none of its business: ${object} is ${how}.` });
  return all.filter(({ object }) => ours.has(object));
}
