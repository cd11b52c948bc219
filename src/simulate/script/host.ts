import type { Row } from '../../formats/catalog-rows.ts';
import type { Execute, Statement } from '../../statements/tree/index.ts';
import type { OutputColumn } from '../query/relations.ts';
import type { ServerMessage } from '../sql-error.ts';
import type { Runner } from './flow.ts';
import type { Result } from './result.ts';
import type { Session } from './session.ts';
import type { StatementFailure } from './statement-failure.ts';
import type { Steps } from './steps.ts';
import type { Value } from './value.ts';

/** Where in its text a statement stands. */
export type Place = { readonly line: number; readonly procedure?: string | undefined };

/**
 * A server around a session that has more than one database and session, a client that listens, and rows in its user
 * tables. Without one a session is alone: it stops at the first error, and what it selects nobody sees.
 */
export type Host = {
  /** A message of PRINT, RAISERROR or a statement. */
  says(s: Session, message: ServerMessage, place: Place): void;
  /** Whether the batch goes on after the error, which then has been said. */
  goesOnAfter(s: Session, failure: StatementFailure): boolean;
  /** Whether the text that failed ends and the one that called it goes on; then the error has been said. */
  endsScopeAt(s: Session, failure: StatementFailure): boolean;
  /** The rows of a SELECT; the columns that are known before it runs. */
  selects(s: Session, columns: readonly OutputColumn[] | undefined, result: Result): void;
  /** The end of a statement that changes `s.rowCount` rows. */
  counts(s: Session): void;
  /** USE. Errors 911, 916. */
  uses(s: Session, database: string): void;
  /** `@@NAME`, lower case; undefined: as without a host. */
  variable(s: Session, name: string): Value | undefined;
  /** A built-in function, lower case; undefined: as without a host. */
  call(s: Session, name: string, args: readonly Value[]): Value | undefined;
  /** A table function of the server, lower case with its schema; undefined: as without a host. */
  tableFunction(s: Session, name: string, args: readonly Value[]): Result | undefined;
  /** Rows of `sys.name`, lower case, where the server and not the database has them. */
  view(s: Session, name: string): Iterable<Row> | undefined;
  /** Columns of `sys.name` in the server's version; 'none': it has no such view; undefined: nothing is known of it. */
  viewColumns(s: Session, name: string): readonly OutputColumn[] | 'none' | undefined;
  /** A look into another database; undefined for this one. Error 911. */
  within(s: Session, database: string): Session | undefined;
  /** A procedure of the server; undefined: as without a host. Its value is what it returns. */
  procedure(s: Session, name: string, statement: Execute, runner: Runner): Steps<Value> | undefined;
  /** Runs before a statement; true: the host has run it whole. */
  statement(s: Session, statement: Statement): Steps<boolean>;
  /** After a statement that has written what stands behind `mark` in the undo log. */
  wrote(s: Session, mark: number): void;
  /** Before rows of a user table are read or changed. */
  touches(s: Session, objectId: number, write: boolean): void;
  /** Before the catalog is read. */
  readsCatalog(s: Session, view: string): void;
  /** Whether a transaction that an error has struck can only be rolled back when a CATCH has taken it. */
  dooms(s: Session, failure: StatementFailure): boolean;
  /** The outermost transaction has ended. */
  ended(s: Session, committed: boolean): void;
};

/** What a statement throws that must wait and be run again: it has done nothing yet. */
export class Blocked extends Error {
  readonly until: Promise<void>;

  constructor(until: Promise<void>) {
    super('blocked');
    this.until = until;
  }
}
