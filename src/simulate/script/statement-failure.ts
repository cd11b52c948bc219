import type { Statement } from '../../statements/tree/index.ts';
import type { SqlError } from '../sql-error.ts';

/** An error that left a statement, with the statement that raised it. */
export class StatementFailure extends Error {
  readonly reason: SqlError;
  readonly statement: Statement;

  constructor(reason: SqlError, statement: Statement) {
    super(reason.message);
    this.reason = reason;
    this.statement = statement;
  }
}
