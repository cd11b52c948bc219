import type { Step } from '../plan/plan-types.ts';
import type { Run } from './run.ts';
import { type Failure, failureOf } from './step-failure.ts';

/** Runs the batches of a step one after the other; what the server said goes to the evidence as it comes. */
export async function runStep(run: Run, step: Step): Promise<Failure | undefined> {
  const { connection, recorder, ports, prepared, numbers, request } = run;
  const { sql = [], variant } = prepared.get(step.key) ?? {};
  const number = numbers.get(step.key) ?? 0;
  const of = request.plan.steps.length;
  recorder.stepState(step.key, 'running');
  ports.say({ is: 'step-started', step, number, of });
  let batch: number | undefined;
  try {
    await connection.lockTimeout(step.lockTimeout);
    for (const [i, text] of sql.entries()) {
      batch = i;
      const { rowsAffected } = await connection.batch(text, {
        signal: ports.signal,
        onMessage: (message) => {
          recorder.message(step.key, message);
          ports.say({ is: 'message', step, message });
        },
      });
      recorder.stepRan(step.key, rowsAffected, variant);
    }
  } catch (error) {
    const failure = failureOf(error, step, batch);
    for (const message of failure.error.errors) recorder.message(step.key, message);
    recorder.stepState(step.key, 'failed');
    return failure;
  }
  recorder.stepState(step.key, 'done');
  ports.say({ is: 'step-ended', step, number, of, milliseconds: recorder.millisecondsOf(step.key) });
  return undefined;
}
