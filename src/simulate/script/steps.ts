import { unsupported } from '../sql-error.ts';

/**
 * What a statement that cannot go on waits for: another session's transaction, or time. undefined: for nothing, others may have
 * their turn. A promise that is rejected is the statement's error.
 */
export type Pause = Promise<void> | undefined;

/** Statements as they run. Only where a host gives several sessions turns is there anything between them. */
export type Steps<T> = Generator<Pause, T, void>;

/** Runs to the end what has nobody to wait for: a script alone on its server, the body of a function. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    if (next.value) return unsupported('waiting here');
  }
}
