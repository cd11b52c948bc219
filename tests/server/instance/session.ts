import type { ServerMessage } from '../../../src/base/sql-session.ts';
import type { Row } from '../../../src/formats/catalog-rows.ts';
import { placeOf } from '../../../src/simulate/script/place.ts';
import { newScope, Session } from '../../../src/simulate/script/session.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import { rollbackAll } from '../../../src/simulate/script/transactions.ts';
import { fromCell } from '../../../src/simulate/script/value.ts';
import { type Journal, newJournal } from '../../../src/simulate/state/undo-log.ts';
import type { Statement } from '../../../src/statements/tree/index.ts';
import type { EngineRequest, EngineSession, Login, Sink } from '../engine.ts';
import type { Database } from './database.ts';
import { drive } from './drive.ts';
import { hostOf } from './host.ts';
import type { Instance } from './instance.ts';
import { sendResult } from './output.ts';
import { runRequest } from './run-request.ts';

import { viewColumns } from './system-views.ts';

const silent: Sink = {
  columns: () => undefined,
  row: () => undefined,
  done: () => undefined,
  message: () => undefined,
  error: () => undefined,
  database: () => undefined,
};

/** One connection to the instance. */
export class InstanceSession implements EngineSession {
  readonly instance: Instance;
  readonly spid: number;
  readonly login: Login;
  readonly loginName: string;
  readonly s: Session;
  readonly started: number;
  here: Database;
  sink: Sink = silent;
  noCount = false;
  /** Milliseconds; -1 waits for ever. */
  lockTimeout = -1;
  /** READ UNCOMMITTED, or versions of rows: no reading of rows waits. */
  readsUncommitted = false;
  /** Of BACKUP and RESTORE. */
  percent = 0;
  closed = false;
  /** KILL has ended it: the connection is gone when it is used next. */
  killed = false;
  /** The statement that runs again since it had to wait, and when its LOCK_TIMEOUT ends. */
  isRetry = false;
  /** A wait has ended, and the statement has not begun again. */
  hasWaited = false;
  #statement: Statement | undefined;
  #waitEnds: number | undefined;
  #unsaid: (() => void)[] | undefined;
  #stop: AbortController | undefined;
  readonly #journals = new Map<Database, Journal>();

  constructor(instance: Instance, spid: number, database: Database, login: Login, loginName: string) {
    this.loginName = loginName;
    this.instance = instance;
    this.spid = spid;
    this.login = login;
    this.here = database;
    this.started = instance.now();
    const { platform } = instance.release;
    this.s = new Session(
      { platform, collation: database.catalog.collation, databaseName: database.name },
      database.catalog,
    );
    this.s.keepsRows = true;
    this.s.host = hostOf(this);
  }

  get database(): string {
    return this.here.name;
  }

  get isRunning(): boolean {
    return this.#stop !== undefined;
  }

  /** What dm_exec_requests calls the statement that runs. */
  get command(): string {
    const kind = this.#statement?.kind ?? '';
    if (this.#statement?.kind === 'other') return this.#statement.verb.toUpperCase();
    return this.#statement?.kind === 'dml' ? this.#statement.verb : kind.replace(/([A-Z])/g, ' $1').toUpperCase();
  }

  get inTransaction(): boolean {
    return this.s.transactionCount > 0;
  }

  /** Makes the database's undo log the session's own: it is its turn. */
  takeTurn(): void {
    const { log } = this.here.catalog;
    log.kept = this.here.catalog.counters;
    log.use(this.#journalOf(this.here));
  }

  #journalOf(database: Database): Journal {
    const journal = this.#journals.get(database) ?? newJournal();
    this.#journals.set(database, journal);
    return journal;
  }

  /** USE. */
  goTo(database: Database): void {
    this.here = database;
    this.s.catalog = database.catalog;
    this.s.databaseName = database.name;
    this.takeTurn();
    this.sink.database(database.name);
  }

  /** The end of the transaction in the databases besides the current one, which the simulator has seen to. */
  transactionEnded(committed: boolean): void {
    for (const [database, journal] of this.#journals) {
      const { log } = database.catalog;
      log.use(journal);
      if (!committed) log.undoTo(0);
      log.forget();
    }
    this.takeTurn();
    this.instance.locks.release((one) => one.holder === this && one.owner === 'Transaction');
  }

  /** A statement begins, or begins again. What it says is kept until its locks are there, unless it `speaks` at once. */
  begin(statement: Statement, speaks: boolean): void {
    this.isRetry = this.hasWaited && this.#statement === statement;
    if (!this.isRetry) this.#waitEnds = undefined;
    this.hasWaited = false;
    this.#statement = statement;
    this.#unsaid = speaks ? undefined : [];
  }

  /** When a wait that begins now, or has begun, ends. */
  waitEnds(timeout: number): number {
    this.#waitEnds ??= Date.now() + timeout;
    return this.#waitEnds;
  }

  /** The wait is over and the statement has what it waited for. */
  endWait(): void {
    this.hasWaited = false;
    this.#waitEnds = undefined;
  }

  later(work: () => void): void {
    if (this.#unsaid) this.#unsaid.push(work);
    else work();
  }

  sayLater(): void {
    const unsaid = this.#unsaid ?? [];
    this.#unsaid = undefined;
    for (const work of unsaid) work();
  }

  async execute(request: EngineRequest, sink: Sink, signal: AbortSignal): Promise<void> {
    if (this.killed) {
      const message = 'Cannot continue the execution because the session is in the kill state.';
      sink.error({ number: 596, severity: 21, state: 1, message, line: 0 });
      return;
    }
    this.sink = sink;
    const stop = new AbortController();
    this.#stop = stop;
    const attention = (): void => stop.abort();
    signal.addEventListener('abort', attention);
    if (signal.aborted) attention();
    try {
      await drive(this, this.#steps(request), stop.signal);
    } finally {
      signal.removeEventListener('abort', attention);
      this.#stop = undefined;
      this.instance.locks.stopWaiting(this);
      this.sink = silent;
    }
  }

  /** Another session has said KILL: what runs ends, its transaction is rolled back, its locks are let go. */
  kill(): void {
    const message = 'A severe error occurred on the current command.  The results, if any, should be discarded.';
    this.sink.error({ number: 0, severity: 20, state: 0, message, line: 0 });
    this.killed = true;
    this.#stop?.abort();
    this.close();
  }

  *#steps(request: EngineRequest): Steps<void> {
    this.s.scope = newScope();
    this.s.resultSets = undefined;
    yield* runRequest(this, request);
  }

  /** A message that informs, from the statement that runs. */
  inform(number: number, message: string): void {
    this.say({ number, severity: 0, state: 1, message, line: placeOf(this.s).line });
  }

  /** The rows of a statement whose columns are documented under its name. */
  sendRows(s: Session, statement: string, rows: readonly Row[]): void {
    const columns = viewColumns(s, statement, this.instance.version);
    if (columns === undefined || columns === 'none') return;
    const names = columns.map(({ name }) => name ?? '');
    const values = rows.map((row) => names.map((name) => fromCell(row[name.toLowerCase()])));
    sendResult(this.sink, s, columns, { names, rows: values }, !this.noCount);
  }

  /** Rolls back without a word. */
  rollback(): void {
    this.takeTurn();
    if (this.s.transactionCount > 0) rollbackAll(this.s);
  }

  say(message: ServerMessage): void {
    if (message.severity > 10) this.sink.error(message);
    else this.sink.message(message);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    // What runs has nobody any more to answer to.
    this.#stop?.abort();
    this.rollback();
    this.instance.locks.release((one) => one.holder === this);
    this.instance.sessions.delete(this.spid);
  }
}
