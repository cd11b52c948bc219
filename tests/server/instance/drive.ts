import type { Steps } from '../../../src/simulate/script/steps.ts';
import type { InstanceSession } from './session.ts';

/** Thrown into what runs when the client sends an attention or the session is killed; no CATCH sees it. */
export class Cancelled extends Error {}

/** Milliseconds after which others have their turn. */
const slice = 5;

/** Runs the steps of a request; between them other sessions run. An attention ends them without a message. */
export async function drive(session: InstanceSession, steps: Steps<void>, signal: AbortSignal): Promise<void> {
  const { promise: stopped, stop } = whenStopped(signal);
  let turnEnds = performance.now() + slice;
  let problem: { readonly error: unknown } | undefined;
  try {
    for (;;) {
      session.takeTurn();
      const { done, value } = problem ? steps.throw(problem.error) : steps.next();
      if (done) return;
      problem = undefined;
      try {
        if (value) await Promise.race([value, stopped]);
        else if (performance.now() > turnEnds) await new Promise((resolve) => setImmediate(resolve));
        else if (!signal.aborted) continue;
        if (signal.aborted) throw new Cancelled();
      } catch (error) {
        problem = { error };
      }
      turnEnds = performance.now() + slice;
    }
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    session.takeTurn();
    if (session.s.xactAbort) session.rollback();
    session.s.depth = 0;
    session.s.tries = 0;
  } finally {
    stop();
  }
}

function whenStopped(signal: AbortSignal): { readonly promise: Promise<never>; readonly stop: () => void } {
  let stop = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    const stopped = (): void => reject(new Cancelled());
    signal.addEventListener('abort', stopped);
    stop = () => signal.removeEventListener('abort', stopped);
    if (signal.aborted) stopped();
  });
  promise.catch(() => undefined);
  return { promise, stop };
}
