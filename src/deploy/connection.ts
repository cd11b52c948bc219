import { RehearsalError } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import { type BatchOptions, type BatchResult, type SqlSession, SqlSessionError } from '../base/sql-session.ts';
import { takeApplicationLock } from './application-lock.ts';
import type { RunPorts } from './ports.ts';
import { problem, RunStop, stop } from './problem.ts';
import { readTarget, type Target } from './target.ts';

/** The settings under which deploy.sql runs in any query tool; counts of rows are wanted here. */
const settings = `SET XACT_ABORT ON;
SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
SET NUMERIC_ROUNDABORT OFF;`;

/** How long catalog and probes wait for somebody who holds a table or a definition; steps say it themselves. */
const readPatience = 60_000;

/** Milliseconds before each try to connect again: a failover takes about half a minute. */
const pauses = [500, 1000, 2000, 4000, 8000, 16_000, 30_000];

/** How long a new session waits for the lock of the lost one, which the server has to notice first. */
const lockPatience = 60_000;

/**
 * The session that a run works in, with the application lock. When it is lost another takes its place: as soon as that has the
 * lock, the lost one is over on the server, and what it had open is rolled back.
 */
export class Connection {
  readonly #ports: RunPorts;
  #session: SqlSession;
  #target: Target;
  #lockTimeout: number | undefined;

  private constructor(ports: RunPorts, session: SqlSession, target: Target) {
    this.#ports = ports;
    this.#session = session;
    this.#target = target;
  }

  /** Connects, without the lock. */
  static async open(ports: RunPorts): Promise<Connection> {
    const session = await ports.server.open();
    try {
      await session.batch(`${settings}\nSET LOCK_TIMEOUT ${readPatience};`);
      return new Connection(ports, session, await readTarget(session));
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  get session(): SqlSession {
    return this.#session;
  }

  get target(): Target {
    return this.#target;
  }

  lock(): Promise<void> {
    return takeApplicationLock(this.#session, 0);
  }

  batch(text: string, options?: BatchOptions): Promise<BatchResult> {
    return this.#session.batch(text, options);
  }

  /** Milliseconds that statements wait for locks from here on. */
  async lockTimeout(milliseconds: number): Promise<void> {
    if (this.#lockTimeout === milliseconds) return;
    await this.#session.batch(`SET LOCK_TIMEOUT ${milliseconds};`);
    this.#lockTimeout = milliseconds;
  }

  /**
   * Takes back what a script may have left behind. Answers the count of transactions that it left open, or `stopped` where it
   * stopped itself: scripts do that by SET NOEXEC ON, under which nothing runs and nothing fails.
   */
  async afterScript(): Promise<number | 'stopped'> {
    this.#lockTimeout = undefined;
    const { resultSets } = await this.#session.batch(
      'SELECT DB_NAME() AS database_name, @@TRANCOUNT AS open_transactions;',
    );
    const row = resultSets[0]?.rows[0];
    if (!row) {
      await this.#session.batch('SET NOEXEC OFF;');
      return 'stopped';
    }
    const { database } = this.#target.run;
    if (row.database_name !== database) await this.#session.batch(`USE ${quote(database)};`);
    await this.#session.batch(`SET IMPLICIT_TRANSACTIONS OFF;\nSET ROWCOUNT 0;\n${settings}`);
    return Number(row.open_transactions);
  }

  /** Takes the place of a session that was lost. Fails when the server does not come back, or is another. */
  async reopen(): Promise<void> {
    await this.close();
    let reason = '';
    for (const pause of pauses) {
      await this.#ports.wait(pause, this.#ports.signal);
      if (this.#ports.signal.aborted) break;
      try {
        const fresh = await Connection.open(this.#ports);
        this.#session = fresh.session;
        this.#lockTimeout = undefined;
        if (fresh.target.identity !== this.#target.identity)
          stop('DEP012', `${this.#ports.server.name} leads to another database than before the connection was lost.`);
        this.#target = fresh.target;
        await takeApplicationLock(this.#session, lockPatience);
        return;
      } catch (error) {
        if (!(error instanceof RehearsalError || error instanceof SqlSessionError)) throw error;
        reason = error.message;
      }
    }
    if (this.#ports.signal.aborted)
      throw new RunStop('cancelled', [
        problem('DEP015', 'The connection was lost, and the run was stopped before another was made.', {
          hint: 'Deploy again: the journal in the database knows what has run.',
        }),
      ]);
    stop('DEP011', `The connection was lost and could not be made again: ${reason}.`, {
      hint: 'Deploy again: the journal in the database knows what has run.',
    });
  }

  /** A session that is lost cannot be closed; the server ends it. */
  async close(): Promise<void> {
    try {
      await this.#session.close();
    } catch (error) {
      if (!(error instanceof SqlSessionError || error instanceof RehearsalError)) throw error;
    }
  }
}
