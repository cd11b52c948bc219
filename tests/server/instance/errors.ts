import type { StatementFailure } from '../../../src/simulate/script/statement-failure.ts';

/**
 * What an error ends: the statement, the text in which it stands (an unknown name is found when the statement is compiled), the
 * batch, or the batch with its transaction. After "Error and Transaction Handling in SQL Server" (Erland Sommarskog).
 */
export type Reach = 'statement' | 'scope' | 'batch' | 'transaction';

const scopes = new Set([102, 134, 137, 156, 207, 208, 4104, 1087, 2715, 4121]);
const transactions = new Set([241, 245, 295, 1205, 3609, 3930, 8114, 41302, 41305, 41325]);

export function reachOf({ reason, statement, inTrigger }: StatementFailure, xactAbort: boolean): Reach {
  if (inTrigger) return 'transaction';
  if (reason.number === 50000 && reason.message.startsWith('The in-memory server does not support'))
    return 'transaction';
  if (transactions.has(reason.number)) return 'transaction';
  // RAISERROR is the one error that XACT_ABORT passes over; THROW always ends the batch.
  if (statement.kind === 'raiseError') return reason.severity >= 20 ? 'transaction' : 'statement';
  if (xactAbort) return 'transaction';
  if (statement.kind === 'throw') return 'batch';
  return scopes.has(reason.number) ? 'scope' : 'statement';
}

/** Errors of data changes after which 3621 says "The statement has been terminated." */
export const isTerminated = (number: number): boolean =>
  [515, 544, 547, 550, 1222, 2601, 2627, 2628, 8115, 8134, 8152].includes(number);
