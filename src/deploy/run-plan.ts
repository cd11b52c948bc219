import { RehearsalError } from '../base/errors.ts';
import { SqlSessionError } from '../base/sql-session.ts';
import type { Evidence, RunOutcome, RunProblem } from '../plan/evidence-types.ts';
import { Connection } from './connection.ts';
import { driftProblems } from './drift.ts';
import { endDifferences, scriptsDefine, untrustedConstraints, verification } from './end-check.ts';
import { redactor } from './expand.ts';
import { closedBecause } from './fence.ts';
import { createJournal, type JournalOwner, journalState, lastPromotion, readJournal } from './journal.ts';
import type { Reading, RunPorts } from './ports.ts';
import { inOrder, planProblems, prepare } from './preflight.ts';
import { askProbes } from './probes.ts';
import { problem, RunStop, refuse, stop } from './problem.ts';
import { verified } from './promotion.ts';
import { Recorder } from './recorder.ts';
import type { Run, RunRequest } from './run.ts';
import { redactEvent } from './run-event.ts';
import { runTransaction } from './run-group.ts';
import { runOutside } from './run-outside.ts';
import { driftOf, isDone, readCatalog } from './run-state.ts';
import { scriptLines } from './script-lines.ts';

/**
 * Runs a plan: checks, takes the lock, refuses drift, runs its groups with the journal, and verifies the end. Whatever happens
 * is in the evidence that it answers; it throws only what the evidence's own file throws, and defects.
 */
export async function runPlan(request: RunRequest, outside: RunPorts): Promise<Evidence> {
  const { server, now, put } = outside;
  const target = { server: server.name, database: server.database, version: '', edition: '' };
  const redact = redactor(request.values);
  const ports: RunPorts = { ...outside, say: (event) => outside.say(redactEvent(event, redact)) };
  const recorder = new Recorder({ ...request, target, now, put, redact });
  let connection: Connection | undefined;
  const onStop = (): void => {
    try {
      recorder.stopping([problem('DEP015', 'The run is to stop, and has not ended yet.')]);
    } catch (error) {
      // Evidence that cannot be kept is said at the end, which keeps it once more.
      if (!(error instanceof RehearsalError)) throw error;
    }
  };
  ports.signal.addEventListener('abort', onStop);
  try {
    const problems = planProblems(request);
    if (problems.length > 0) throw new RunStop('refused', problems);
    if (request.plan.steps.length === 0) return recorder.end('nothing-to-do', []);
    connection = await Connection.open(ports);
    return recorder.end(await checkAndRun(request, ports, recorder, connection), []);
  } catch (error) {
    const { outcome, problems } = endOf(error, recorder, outside.hint);
    return recorder.end(outcome, problems);
  } finally {
    ports.signal.removeEventListener('abort', onStop);
    await connection?.close();
  }
}

function endOf(
  error: unknown,
  { evidence }: Recorder,
  hintOf: RunPorts['hint'],
): { readonly outcome: RunOutcome; readonly problems: readonly RunProblem[] } {
  const hasBegun = evidence.groups.some(({ state }) => state !== 'waiting' && state !== 'already-done');
  const outcome = hasBegun ? 'failed' : 'refused';
  if (error instanceof RunStop)
    return { problems: error.problems, outcome: error.outcome === 'refused' ? outcome : error.outcome };
  if (error instanceof RehearsalError) {
    const problems = error.diagnostics.map(({ code, message, object, hint }) =>
      problem(code, message, { ...(object !== undefined && { on: object }), ...(hint !== undefined && { hint }) }),
    );
    return { outcome, problems };
  }
  if (error instanceof SqlSessionError) {
    const [server] = error.errors;
    const hint = hintOf(error.number);
    const more = { ...(server && { server }), ...(hint !== undefined && { hint }) };
    return { outcome, problems: [problem('DEP009', error.message, more)] };
  }
  throw error;
}

async function checkAndRun(
  request: RunRequest,
  ports: RunPorts,
  recorder: Recorder,
  connection: Connection,
): Promise<RunOutcome> {
  const { plan, as, dryRun } = request;
  await lookAtTarget(request, ports, recorder, connection);
  const { prepared, problems } = prepare(request, connection.target);
  if (problems.length > 0) throw new RunStop('refused', problems);
  await connection.lock();
  if (as === 'environment') await refuseProduction(connection);
  const owner = ownerOf(request, connection);
  const run: Run = {
    request,
    ports,
    connection,
    recorder,
    owner,
    prepared,
    lines: scriptLines(plan, request.deploySql),
    numbers: new Map(inOrder(plan).map(({ key }, i) => [key, i + 1])),
    journal: journalState(await readJournal(connection.session, owner)),
  };
  const { server, database, version, edition } = connection.target.run;
  const what = dryRun ? 'Checking' : words[as];
  ports.say({ is: 'note', text: `${what} plan ${request.planId} on ${database}, ${server} (${version}, ${edition})` });
  const found = await readCatalog(run);
  recorder.found(found.fingerprint);
  if (plan.groups.every((group) => isDone(run, group))) return endAlready(run, found);
  const why = closedBecause(request.fence, ports.now());
  if (why !== undefined) refuse('DEP016', `Nothing was begun: ${why}.`, { hint: 'Deploy again when it is time.' });
  const drift = await driftOf(run, found);
  if (drift.length > 0 && run.journal.isEmpty && (await endDifferences(plan, found, prepared)).length === 0)
    refuse('DEP026', 'The database is already as the plan leaves it, and its journal knows nothing of the plan.', {
      hint: 'Somebody ran the script or made the changes by hand: plan again, and there is nothing to do.',
    });
  if (drift.length > 0) throw new RunStop('refused', driftProblems(drift));
  if (as === 'promotion') {
    const { policy, notes, record } = await verified(request, ports, connection.target);
    if (policy !== undefined) recorder.policy(policy);
    if (record) recorder.promotion(record);
    for (const text of notes) ports.say({ is: 'note', text });
  }
  if (dryRun) return 'succeeded';
  if (as === 'rehearsal' && run.journal.isEmpty) {
    const answers = await askProbes(connection.session, plan.hazards, ports.signal);
    recorder.probes(answers);
    for (const { code, on, says } of answers) ports.say({ is: 'note', text: `${code} on ${on}: ${says}` });
  }
  await createJournal(connection.session);
  return runGroups(run);
}

const words = { rehearsal: 'Rehearsing', promotion: 'Promoting', environment: 'Running' } as const;

async function lookAtTarget(
  { as }: RunRequest,
  { readMarker, server }: RunPorts,
  recorder: Recorder,
  { session, target }: Connection,
): Promise<void> {
  const restoredFrom = await readMarker(session, target.run);
  recorder.target({ ...target.run, ...(restoredFrom && { restoredFrom }) });
  if (as === 'rehearsal' && !restoredFrom)
    refuse('DEP008', `${server.name} is not a restored copy: it has no marker of a restore.`, {
      hint: 'Restore production into it first (RehearsalRestore@1); a database of its own takes --as environment.',
    });
  if (as === 'promotion' && restoredFrom)
    refuse('DEP017', `${server.name} is a restored copy of ${restoredFrom.database}, so it is not production.`, {
      hint: 'Name production in the connection, or rehearse.',
    });
}

/** What takes promotions is production: there a run as something else would go round the gate. */
async function refuseProduction({ session, target }: Connection): Promise<void> {
  const at = await lastPromotion(session, target.identity);
  if (at === undefined) return;
  refuse('DEP030', `${target.run.database} takes promotions, the last one at ${at}: it is no environment of its own.`, {
    hint: 'Promote the plan, or name another database.',
  });
}

function ownerOf({ planId, as, run }: RunRequest, { target }: Connection): JournalOwner {
  const pipeline = [run.project, run.pipeline, run.runId, run.stage].filter((part) => part !== undefined);
  return { planId, identity: target.identity, as, run: pipeline.join(' / ') };
}

/** The journal decides that the plan has run; the schema is the second check. */
async function endAlready({ request, journal, recorder, prepared }: Run, found: Reading): Promise<RunOutcome> {
  const { plan } = request;
  const differences = scriptsDefine(plan) ? [] : await endDifferences(plan, found, prepared);
  recorder.verification(verification(differences, []));
  if (differences.length > 0)
    refuse(
      'DEP019',
      `The plan ran here at ${journal.last}, and the database has changed since: ${differences.join('; ')}.`,
      {
        hint: 'Plan again from the database as it is.',
      },
    );
  for (const { number, steps } of plan.groups) {
    recorder.groupState(number, 'already-done');
    for (const key of steps) recorder.stepState(key, 'already-done');
  }
  return 'already-done';
}

async function runGroups(run: Run): Promise<RunOutcome> {
  const { request, recorder } = run;
  const { plan } = request;
  const steps = new Map(plan.steps.map((step) => [step.key, step]));
  const last = plan.groups.at(-1);
  let found: Reading | undefined;
  for (const group of plan.groups) {
    if (isDone(run, group)) {
      recorder.groupState(group.number, 'already-done');
      for (const key of group.steps) recorder.stepState(key, 'already-done');
      continue;
    }
    const own = group.steps.flatMap((key) => steps.get(key) ?? []);
    const isLastScript = group === last && own.some(({ does }) => does === 'script');
    // What the last script defines beside the project is not the plan's end.
    if (isLastScript && scriptsDefine(plan)) found = await readCatalog(run);
    await (group.transaction ? runTransaction(run, group, own) : runOutside(run, group, own));
  }
  return verifyEnd(run, found ?? (await readCatalog(run)));
}

async function verifyEnd({ request, recorder, prepared, connection }: Run, found: Reading): Promise<RunOutcome> {
  const differences = await endDifferences(request.plan, found, prepared);
  const untrusted = await untrustedConstraints(connection.session, request.plan);
  recorder.left(found.fingerprint);
  recorder.verification(verification(differences, untrusted));
  if (differences.length > 0)
    stop('DEP018', `All steps ran, and the database is not where the plan ends: ${differences.join('; ')}.`, {
      hint: 'Was it changed meanwhile? Plan again from the database as it is.',
    });
  if (untrusted.length > 0)
    stop('DEP022', `All steps ran, and constraints are not trusted: ${untrusted.join(', ')}.`, {
      hint: 'Validate them: ALTER TABLE … WITH CHECK CHECK CONSTRAINT …',
    });
  return 'succeeded';
}
