import { type ServerMessage, SqlSessionError } from '../base/sql-session.ts';
import type { RunProblem } from '../plan/evidence-types.ts';
import type { Step } from '../plan/plan-types.ts';
import type { Run } from './run.ts';
import { hintFor } from './server-hints.ts';

/** A statement that did not run to its end; without a step it is one of ours (BEGIN, COMMIT, the journal). */
export type Failure = { readonly error: SqlSessionError; readonly step?: Step; readonly batch?: number };

/** Deadlock victim, lock timeout: nothing of the group is left when it has been rolled back, and next time may be better. */
const passing = new Set([1205, 1222]);

export function isPassing({ error }: Failure): boolean {
  return error.failure === 'connection' || error.errors.some(({ number }) => passing.has(number));
}

/** What a person needs to know: the step, what the server said, and where it stands in deploy.sql. */
export function failureProblem(run: Run, { error, step, batch }: Failure): RunProblem {
  const [server] = error.errors;
  const hint = server && (hintFor(server.number) ?? run.ports.hint(server.number));
  const what = server ? `${placeOf(run, server, step, batch)}: ${server.message}` : error.message;
  const of = run.request.plan.steps.length;
  const who = step ? `Step ${run.numbers.get(step.key)} of ${of} (${step.key}) failed` : 'The run failed between steps';
  return {
    code: 'DEP010',
    message: `${who}: ${what}`,
    ...(step && { step: step.key, on: step.on.name }),
    ...(server && { server }),
    ...(hint !== undefined && { hint }),
  };
}

function placeOf(run: Run, server: ServerMessage, step: Step | undefined, batch: number | undefined): string {
  const said = `error ${server.number}, severity ${server.severity}, state ${server.state}`;
  if (!step || batch === undefined) return said;
  const isPlain = run.prepared.get(step.key)?.variant === undefined;
  // In a module that runs, the line is the module's; in one that is being made, it is the batch's too.
  const isOwn = server.procedure === undefined || step.on.name.includes(server.procedure.split('.').at(-1) ?? '');
  const first = run.lines(step.key, batch);
  if (!isPlain || !isOwn || first === undefined || server.line < 1)
    return server.procedure === undefined ? said : `${said}, ${server.procedure} line ${server.line}`;
  return `${said}, deploy.sql line ${first + server.line - 1}`;
}

/** The failure of a step; anything but the server's word is a defect, or what the evidence's file said. */
export function failureOf(error: unknown, step?: Step, batch?: number): Failure {
  if (!(error instanceof SqlSessionError)) throw error;
  return { error, ...(step && { step }), ...(batch !== undefined && { batch }) };
}
