import type { TryCatch } from '../../statements/tree/index.ts';
import type { Flow, Runner } from './flow.ts';
import type { Session } from './session.ts';
import { StatementFailure } from './statement-failure.ts';
import type { Steps } from './steps.ts';

/** TRY … CATCH. With XACT_ABORT the transaction that the error struck can only be rolled back. */
export function* tryCatch(s: Session, statement: TryCatch, runner: Runner): Steps<Flow> {
  const depth = s.depth;
  const { scope, tries } = s;
  try {
    s.tries += 1;
    return yield* runner.all(s, statement.try);
  } catch (error) {
    if (!(error instanceof StatementFailure) || error.reason.number === unsupportedNumber(error)) throw error;
    s.tries = tries;
    s.depth = depth;
    s.scope = scope;
    if ((s.host?.dooms(s, error) ?? s.xactAbort) && s.transactionCount > 0) s.doomed = true;
    const { reason } = error;
    s.caught.push({
      number: reason.number,
      message: reason.message,
      severity: reason.severity,
      state: reason.state,
      line: error.place.line,
      procedure: error.place.procedure,
    });
    try {
      return yield* runner.all(s, statement.catch);
    } finally {
      s.caught.pop();
    }
  } finally {
    s.tries = tries;
  }
}

/** What this server does not support is no error of the script: no CATCH may hide it. */
function unsupportedNumber(error: StatementFailure): number | undefined {
  return error.reason.message.startsWith('The in-memory server does not support') ? error.reason.number : undefined;
}
