import type { ServerMessage, SqlValue } from '../../../src/base/sql-session.ts';
import type { EngineSession, ResultColumn, Sink } from '../engine.ts';
import * as tokens from './tokens.ts';
import { parseType } from './types/sql-type.ts';

/** Where the tokens of a response go; `flush` sends what has been held for a full packet. */
export type TokenStream = { add(bytes: Uint8Array): void; flush(): void };

/** The transaction that a connection's client knows of; 0n when none. */
export type TransactionState = { descriptor: bigint; next: bigint };

/** Turns what an engine says about one request into tokens. */
export class Response implements Sink {
  readonly #stream: TokenStream;
  readonly #session: EngineSession;
  readonly #transaction: TransactionState;
  readonly #server: string;
  readonly #procedure: boolean;
  #database: string;
  #columns: readonly tokens.WireColumn[] = [];
  /** The end of a statement, held until it is known whether something follows. */
  #held: { readonly status: number; readonly count: number } | undefined;
  #failed = false;

  constructor(
    stream: TokenStream,
    session: EngineSession,
    transaction: TransactionState,
    { server, procedure }: { readonly server: string; readonly procedure: boolean },
  ) {
    this.#stream = stream;
    this.#session = session;
    this.#transaction = transaction;
    this.#server = server;
    this.#procedure = procedure;
    this.#database = session.database;
  }

  columns(columns: readonly ResultColumn[]): void {
    this.#columns = columns.map(({ name, type }) => ({ name, type: parseType(type) }));
    this.#add(tokens.columnMetadata(this.#columns));
  }

  row(values: readonly SqlValue[]): void {
    this.#add(tokens.row(this.#columns, values));
  }

  done(count?: number): void {
    this.#release(true);
    this.#sayTransaction();
    this.#held = { status: this.#status(count), count: count ?? 0 };
    this.#failed = false;
  }

  message(said: ServerMessage): void {
    this.#add(tokens.message('info', said, this.#server));
    this.#stream.flush();
  }

  error(said: ServerMessage): void {
    this.#add(tokens.message('error', said, this.#server));
    this.#failed = true;
    this.#stream.flush();
  }

  database(name: string): void {
    this.#add(tokens.nameChange(1, name, this.#database));
    this.#database = name;
  }

  /** What the wire itself has to say, such as RETURNVALUE. */
  token(bytes: Uint8Array): void {
    this.#add(bytes);
  }

  /** The last token of the response; `cancelled` when an attention ended it. */
  end({ cancelled = false }: { readonly cancelled?: boolean } = {}): void {
    const error = cancelled ? tokens.doneStatus.error : 0;
    if (this.#procedure) {
      this.#release(true);
      this.#sayTransaction();
      this.#stream.add(tokens.returnStatus(0));
      this.#stream.add(tokens.done(tokens.doneToken.doneProc, this.#status() | error));
      return;
    }
    const transaction = this.#transactionChange();
    if (this.#held && !cancelled && !this.#failed && transaction === undefined) return this.#release(false);
    this.#release(true);
    if (transaction) this.#stream.add(transaction);
    this.#stream.add(tokens.done(tokens.doneToken.done, this.#status() | error));
  }

  #add(bytes: Uint8Array): void {
    this.#release(true);
    this.#stream.add(bytes);
  }

  #release(more: boolean): void {
    if (!this.#held) return;
    const token = this.#procedure ? tokens.doneToken.doneInProc : tokens.doneToken.done;
    const status = this.#held.status | (more ? tokens.doneStatus.more : 0);
    this.#stream.add(tokens.done(token, status, this.#held.count));
    this.#held = undefined;
  }

  #status(count?: number): number {
    const { error, inTransaction, count: counted } = tokens.doneStatus;
    return (
      (this.#failed ? error : 0) |
      (this.#session.inTransaction ? inTransaction : 0) |
      (count === undefined ? 0 : counted)
    );
  }

  #sayTransaction(): void {
    const change = this.#transactionChange();
    if (change) this.#stream.add(change);
  }

  /**
   * The engine says only whether it is in a transaction. An end after an error was a rollback; any other counts as a
   * commit, which clients treat the same: the descriptor is gone.
   */
  #transactionChange(): Buffer | undefined {
    const known = this.#transaction.descriptor !== 0n;
    if (known === this.#session.inTransaction) return undefined;
    if (this.#session.inTransaction) {
      this.#transaction.descriptor = this.#transaction.next++;
      return tokens.transactionChange('begin', this.#transaction.descriptor);
    }
    const ended = this.#transaction.descriptor;
    this.#transaction.descriptor = 0n;
    return tokens.transactionChange(this.#failed ? 'rollback' : 'commit', ended);
  }
}
