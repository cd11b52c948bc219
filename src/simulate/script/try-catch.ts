import type { TryCatch } from '../../statements/tree/index.ts';
import type { Flow, Runner } from './flow.ts';
import type { Session } from './session.ts';
import { StatementFailure } from './statement-failure.ts';

/** TRY … CATCH. With XACT_ABORT the transaction that the error struck can only be rolled back. */
export function tryCatch(s: Session, statement: TryCatch, runner: Runner): Flow {
  const depth = s.depth;
  const { scope } = s;
  try {
    return runner.all(s, statement.try);
  } catch (error) {
    if (!(error instanceof StatementFailure) || error.reason.number === unsupportedNumber(error)) throw error;
    s.depth = depth;
    s.scope = scope;
    if (s.xactAbort && s.transactionCount > 0) s.doomed = true;
    const { reason } = error;
    s.caught.push({
      number: reason.number,
      message: reason.message,
      severity: reason.severity,
      state: reason.state,
      line: 1,
    });
    try {
      return runner.all(s, statement.catch);
    } finally {
      s.caught.pop();
    }
  }
}

/** What this server does not support is no error of the script: no CATCH may hide it. */
function unsupportedNumber(error: StatementFailure): number | undefined {
  return error.reason.message.startsWith('The in-memory server does not support') ? error.reason.number : undefined;
}
