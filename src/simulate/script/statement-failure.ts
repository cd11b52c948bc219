import type { Statement } from '../../statements/tree/index.ts';
import type { SqlError } from '../sql-error.ts';
import type { Place } from './host.ts';

/** An error that left a statement, with the statement that raised it. */
export class StatementFailure extends Error {
  readonly reason: SqlError;
  readonly statement: Statement;
  readonly place: Place;

  constructor(reason: SqlError, statement: Statement, place: Place = { line: 1 }) {
    super(reason.message);
    this.place = place;
    this.reason = reason;
    this.statement = statement;
  }
}
