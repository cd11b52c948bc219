import {
  type BatchResult,
  type ServerMessage,
  type SqlFailure,
  type SqlRow,
  SqlSessionError,
  type SqlValue,
} from '../base/sql-session.ts';

type Token = {
  readonly number: number;
  readonly class: number;
  readonly state: number;
  readonly message: string;
  readonly procName?: string;
  readonly lineNumber?: number;
};

/** A message from tedious' ERROR or INFO token. */
export function serverMessage(token: unknown): ServerMessage {
  const { number, class: severity, state, message, procName, lineNumber } = token as Token;
  return {
    number,
    severity,
    state,
    message,
    ...(procName ? { procedure: procName } : {}),
    line: lineNumber ?? 0,
  };
}

/** What the server sends for one batch, in order. */
export class Gathering {
  readonly errors: ServerMessage[] = [];
  readonly #messages: ServerMessage[] = [];
  readonly #sets: { readonly columns: readonly string[]; readonly rows: SqlRow[] }[] = [];
  readonly #counts: number[] = [];
  #thrown: { readonly error: unknown } | undefined;
  readonly #onMessage: ((message: ServerMessage) => void) | undefined;

  constructor(onMessage: ((message: ServerMessage) => void) | undefined) {
    this.#onMessage = onMessage;
  }

  message(message: ServerMessage): void {
    this.#messages.push(message);
    this.#tell(message);
  }

  error(message: ServerMessage): void {
    this.errors.push(message);
    this.#tell(message);
  }

  /** What a listener throws would end the process inside tedious' parser: it is kept until the batch has ended. */
  #tell(message: ServerMessage): void {
    try {
      this.#onMessage?.(message);
    } catch (error) {
      this.#thrown ??= { error };
    }
  }

  rethrow(): void {
    if (this.#thrown !== undefined) throw this.#thrown.error;
  }

  columns(columns: unknown): void {
    this.#sets.push({ columns: (columns as { colName: string }[]).map((c) => c.colName), rows: [] });
  }

  /** Of columns with the same name the first counts; a column without a name is ''. */
  row(columns: unknown): void {
    const row: Record<string, SqlValue> = {};
    for (const { metadata, value } of columns as { metadata: { colName: string }; value: SqlValue }[]) {
      if (!Object.hasOwn(row, metadata.colName)) row[metadata.colName] = plain(value);
    }
    this.#sets.at(-1)?.rows.push(row);
  }

  count(count: number | undefined): void {
    if (count !== undefined) this.#counts.push(count);
  }

  result(): BatchResult {
    return { resultSets: this.#sets, rowsAffected: this.#counts, messages: this.#messages };
  }

  /** Why the batch did not run to its end. `error` is what tedious says of it. */
  failure(stopped: 'cancelled' | 'timeout' | undefined, error: Error | undefined, timeout: number): SqlSessionError {
    const said = { errors: this.errors, messages: this.#messages };
    // Severity 20 and more ends the connection: then the server's own words say more than the broken socket.
    const kind: SqlFailure = stopped ?? (this.errors.length > 0 ? 'server' : 'connection');
    const unanswered = (error as { code?: string } | undefined)?.code === 'ETIMEOUT';
    const rest = unanswered ? ' The server did not confirm it, so the connection was closed.' : '';
    switch (kind) {
      case 'cancelled':
        return new SqlSessionError(kind, `The batch was cancelled.${rest}`, said);
      case 'timeout':
        return new SqlSessionError(kind, `The batch did not end within ${timeout} ms.${rest}`, said);
      case 'server':
        return new SqlSessionError(kind, this.errors[0]?.message ?? '', said);
      case 'connection':
        return new SqlSessionError(kind, error?.message ?? 'The connection was lost.', said);
    }
  }
}

/** Large binary values come as buffers. */
function plain(value: SqlValue): SqlValue {
  return Buffer.isBuffer(value) ? Uint8Array.from(value) : value;
}
