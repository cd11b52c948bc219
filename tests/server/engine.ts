import type { ServerMessage, SqlValue } from '../../src/base/sql-session.ts';

/** What a client says of itself when it signs in. */
export type Login = {
  readonly user?: string;
  readonly password?: string;
  /** Access token of Microsoft Entra ID, sent instead of user and password. */
  readonly token?: string;
  /** The database that the connection names; the user's default one when absent. */
  readonly database?: string;
  readonly application: string;
};

/** A parameter of an RPC; `name` has no `@`, `type` is spelled as in DECLARE, such as `nvarchar(40)`. */
export type Parameter = { readonly name: string; readonly value: SqlValue; readonly type: string };

/** A batch (no parameters) or the statement of sp_executesql (with them, also when the list is empty). */
export type EngineRequest = { readonly text: string; readonly parameters?: readonly Parameter[] };

/** A column of a result set; `type` is spelled as in DECLARE, such as `decimal(9,2)` or `varbinary(max)`. */
export type ResultColumn = { readonly name: string; readonly type: string };

/** A SQL Server as the wire sees it. */
export interface Engine {
  /** A message is the refusal: 18456 login failed, 4060 cannot open database. */
  login(login: Login): EngineSession | ServerMessage;
}

/** What one connection holds: a database, a transaction, locks, temp tables, SET options. */
export interface EngineSession {
  /** @@SPID. */
  readonly spid: number;
  readonly database: string;
  inTransaction: boolean;
  /**
   * Runs a text to its end; what it says goes to the sink at once and in order. An error of the server is said to
   * the sink and does not reject. When `signal` is aborted it stops as SQL Server does on an attention: the running
   * statement ends without a message (and the transaction is rolled back under XACT_ABORT).
   */
  execute(request: EngineRequest, sink: Sink, signal: AbortSignal): Promise<void>;
  /** Rolls back and lets locks go; the connection is gone. */
  close(): void;
}

/** Where an engine says what happens, in the order of the wire. */
export interface Sink {
  columns(columns: readonly ResultColumn[]): void;
  row(values: readonly SqlValue[]): void;
  /** The end of one statement, with its count where it says one (none under NOCOUNT). */
  done(count?: number): void;
  message(message: ServerMessage): void;
  error(message: ServerMessage): void;
  /** The session's database is another one now (USE). */
  database(name: string): void;
}
