import type { Statement } from '../../statements/tree/index.ts';
import type { SqlError } from '../sql-error.ts';
import type { Place } from './host.ts';

/** An error that left a statement, with the statement that raised it. */
export class StatementFailure extends Error {
  readonly reason: SqlError;
  readonly statement: Statement;
  readonly place: Place;

  /** Raised inside a trigger: the statement that fired it fails with its batch. */
  readonly inTrigger: boolean;

  constructor(reason: SqlError, statement: Statement, place: Place = { line: 1 }, inTrigger = false) {
    super(reason.message);
    this.inTrigger = inTrigger;
    this.place = place;
    this.reason = reason;
    this.statement = statement;
  }
}
