import type { ServerMessage } from '../../../src/base/sql-session.ts';
import { newScope, Session } from '../../../src/simulate/script/session.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import { rollbackAll } from '../../../src/simulate/script/transactions.ts';
import { type Journal, newJournal } from '../../../src/simulate/state/undo-log.ts';
import type { EngineRequest, EngineSession, Login, Sink } from '../engine.ts';
import type { Database } from './database.ts';
import { drive } from './drive.ts';
import { hostOf } from './host.ts';
import type { Instance } from './instance.ts';
import { runRequest } from './run-request.ts';

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
  readonly s: Session;
  readonly started: number;
  here: Database;
  sink: Sink = silent;
  noCount = false;
  /** Milliseconds; -1 waits for ever. */
  lockTimeout = -1;
  closed = false;
  readonly #journals = new Map<Database, Journal>();

  constructor(instance: Instance, spid: number, database: Database, login: Login) {
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

  get loginName(): string {
    return this.login.user ?? 'rehearsal@example.org';
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
  }

  async execute(request: EngineRequest, sink: Sink, signal: AbortSignal): Promise<void> {
    this.sink = sink;
    try {
      await drive(this, this.#steps(request), signal);
    } finally {
      this.sink = silent;
    }
  }

  *#steps(request: EngineRequest): Steps<void> {
    this.s.scope = newScope();
    this.s.resultSets = undefined;
    yield* runRequest(this, request);
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
    this.rollback();
    this.instance.sessions.delete(this.spid);
  }
}
