import { SqlError } from '../../../src/simulate/sql-error.ts';

/** A statement that is about to run. */
export type Running = {
  readonly spid: number;
  readonly database: string;
  /** 1 for the first statement of the instance's clients, counting on. */
  readonly count: number;
  readonly text: string;
};

/**
 * What a test does to statements: called before each one that does something. It may throw `serverError`, or answer a promise:
 * the statement waits for it while others run (another session may change the schema then) and fails when it is rejected.
 */
export type Intercept = (running: Running) => Promise<void> | undefined;

/** An error of the server, to be thrown into a statement. */
export function serverError(number: number, message: string, severity = 16, state = 1): Error {
  return new SqlError(number, message, [], severity, state);
}

/** Fails the statement whose text the pattern takes, the given number of times. */
export function failing(pattern: RegExp, error: () => Error, times = 1): Intercept {
  let left = times;
  return ({ text }) => {
    if (left === 0 || !pattern.test(text)) return undefined;
    left -= 1;
    throw error();
  };
}

/** This session is the victim of a deadlock; its number stands in the message. */
export const deadlockVictim = (spid = 51): Error =>
  serverError(
    1205,
    `Transaction (Process ID ${spid}) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.`,
    13,
    45,
  );
