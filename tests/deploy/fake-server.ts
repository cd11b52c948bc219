import {
  type BatchResult,
  type SqlRow,
  type SqlServer,
  type SqlSession,
  SqlSessionError,
} from '../../src/base/sql-session.ts';

/** What a test makes of a batch before the fake answers it; undefined leaves it to the fake. */
export type Hook = (
  text: string,
  session: number,
  signal?: AbortSignal,
) => BatchResult | undefined | Promise<BatchResult | undefined>;

type JournalRow = {
  readonly plan: string;
  readonly guid: string;
  readonly group: number;
  readonly step: string | null;
  state: string;
};

export const empty: BatchResult = { resultSets: [], rowsAffected: [], messages: [] };

export function serverError(number: number, message = `error ${number}`, line = 1): SqlSessionError {
  const error = { number, severity: 16, state: 1, message, line };
  return new SqlSessionError('server', message, { errors: [error] });
}

export const connectionLost = (): SqlSessionError => new SqlSessionError('connection', 'The connection is lost.');

/**
 * A server with one database that knows of SQL what a run says itself (lock, journal, transactions) and remembers everything
 * else that it was sent. A session that throws `connection` is gone, and what it had open is rolled back.
 */
export class FakeServer implements SqlServer {
  readonly name = 'tcp:test/Shop';
  readonly database = 'Shop';
  /** Texts of steps that have been committed, in order. */
  ran: string[] = [];
  journal: JournalRow[] | undefined;
  identity: Record<string, string | number> = {
    version: '16.0.4135.4',
    edition: 'Developer Edition (64-bit)',
    engine_edition: 3,
    server_name: 'TEST',
    database_name: 'Shop',
    updateability: 'READ_WRITE',
    created: '2026-01-01T00:00:00',
  };
  guid: string | undefined = '6F9619FF-8B86-D011-B42D-00C04FC964FF';
  lockedBy: number | 'somebody' | undefined;
  holder: SqlRow | undefined;
  /** Everything that was sent, of all sessions. */
  readonly sent: string[] = [];
  sessions = 0;
  hook: Hook = () => undefined;
  /** Whether the connection goes after the text has run and before its answer arrives. */
  cutsAnswer: (text: string) => boolean = () => false;

  async open(): Promise<SqlSession> {
    this.sessions += 1;
    return new FakeSession(this, this.sessions);
  }
}

class FakeSession implements SqlSession {
  readonly #server: FakeServer;
  readonly #number: number;
  #transaction: { ran: string[]; journal: JournalRow[] | undefined } | undefined;
  #gone = false;

  constructor(server: FakeServer, number: number) {
    this.#server = server;
    this.#number = number;
  }

  async batch(text: string, { signal }: { signal?: AbortSignal } = {}): Promise<BatchResult> {
    if (this.#gone) throw connectionLost();
    if (signal?.aborted) throw new SqlSessionError('cancelled', 'Cancelled.');
    this.#server.sent.push(text);
    try {
      const answer = (await this.#server.hook(text, this.#number, signal)) ?? this.#answer(text);
      if (this.#server.cutsAnswer(text)) throw connectionLost();
      return answer;
    } catch (error) {
      if (error instanceof SqlSessionError && error.failure === 'connection') await this.close();
      // As XACT_ABORT does.
      if (error instanceof SqlSessionError) this.#rollback();
      throw error;
    }
  }

  async query(text: string): Promise<readonly SqlRow[]> {
    return (await this.batch(text)).resultSets[0]?.rows ?? [];
  }

  async close(): Promise<void> {
    this.#gone = true;
    this.#rollback();
    if (this.#server.lockedBy === this.#number) this.#server.lockedBy = undefined;
  }

  #rollback(): void {
    if (!this.#transaction) return;
    this.#server.ran = this.#transaction.ran;
    this.#server.journal = this.#transaction.journal;
    this.#transaction = undefined;
  }

  #answer(text: string): BatchResult {
    const server = this.#server;
    if (/^SET |^USE /.test(text)) return empty;
    if (text.includes("SERVERPROPERTY('ProductVersion')")) return rows([server.identity]);
    if (text.includes('sys.database_recovery_status'))
      return rows(server.guid === undefined ? [] : [{ database_guid: server.guid, family_guid: server.guid }]);
    if (text.includes('sp_getapplock')) {
      const free = server.lockedBy === undefined || server.lockedBy === this.#number;
      if (free) server.lockedBy = this.#number;
      return rows([{ answer: free ? 0 : -1 }]);
    }
    if (text.includes('sys.dm_tran_locks')) return rows(server.holder ? [server.holder] : []);
    if (text.includes('@@TRANCOUNT AS open_transactions'))
      return rows([{ database_name: 'Shop', open_transactions: this.#transaction ? 1 : 0 }]);
    if (text.includes('sys.foreign_keys')) return rows([]);
    if (text.startsWith('BEGIN TRANSACTION')) {
      this.#transaction = { ran: [...server.ran], journal: server.journal?.map((row) => ({ ...row })) };
      return empty;
    }
    if (text.includes('ROLLBACK TRANSACTION')) {
      this.#rollback();
      return empty;
    }
    if (text.includes('__RehearsalJournal')) return this.#journal(text);
    server.ran.push(text);
    return { ...empty, rowsAffected: [1] };
  }

  #journal(text: string): BatchResult {
    const server = this.#server;
    if (text.includes('CREATE TABLE')) {
      server.journal ??= [];
      return empty;
    }
    const insert = /VALUES \(N?'(\w+)', N?'([^']*)', (\d+), (?:NULL|N?'((?:[^']|'')*)'), N?'(\w+)'/.exec(text);
    if (insert) {
      if (!server.journal) throw serverError(208);
      const [, plan = '', guid = '', group = '', step, state = ''] = insert;
      server.journal.push({ plan, guid, group: Number(group), step: step?.replaceAll("''", "'") ?? null, state });
      if (text.includes('COMMIT TRANSACTION')) this.#transaction = undefined;
      return empty;
    }
    const found = (server.journal ?? []).filter(
      ({ plan, guid }) => text.includes(`'${plan}'`) && text.includes(`'${guid}'`),
    );
    return rows(
      found.map(({ group, step, state }) => ({
        group_number: group,
        step_key: step,
        state,
        at: '2026-11-23T12:00:00.000',
      })),
    );
  }
}

export function rows(list: readonly SqlRow[]): BatchResult {
  return { ...empty, resultSets: [{ columns: Object.keys(list[0] ?? {}), rows: list }] };
}
