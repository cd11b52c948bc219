/** A value that goes to or comes from a server: bit → boolean; bigint, decimal and sql_variant → text; dates → ISO text. */
export type SqlValue = string | number | boolean | null | Uint8Array;

/** A row by column name. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** An error or an information message as the server sends it (TDS ERROR and INFO tokens). */
export type ServerMessage = {
  readonly number: number;
  /** 0–10 inform, 11–16 are the user's errors, 17–25 the server's. */
  readonly severity: number;
  readonly state: number;
  readonly message: string;
  readonly procedure?: string;
  /** 1-based, in the batch or in the procedure; 0 when the server knows none. */
  readonly line: number;
};

export type ResultSet = { readonly columns: readonly string[]; readonly rows: readonly SqlRow[] };

export type BatchResult = {
  readonly resultSets: readonly ResultSet[];
  /** Counts of the statements that say one, in order. */
  readonly rowsAffected: readonly number[];
  readonly messages: readonly ServerMessage[];
};

export type BatchOptions = {
  /** Called as the server sends them (PRINT, RAISERROR … WITH NOWAIT, progress of BACKUP and RESTORE). */
  readonly onMessage?: (message: ServerMessage) => void;
  /** Milliseconds; none unless given: a change may take hours. */
  readonly timeout?: number;
  /** Sends an attention to the server within a second; the batch then fails with `cancelled`. */
  readonly signal?: AbortSignal;
};

/** Why a batch did not run to its end. */
export type SqlFailure = 'server' | 'connection' | 'cancelled' | 'timeout';

/** What a session throws. `errors` are the server's own, in order; the first is the cause of the others. */
export class SqlSessionError extends Error {
  readonly failure: SqlFailure;
  readonly errors: readonly ServerMessage[];
  /** What was sent before the error. */
  readonly messages: readonly ServerMessage[];

  constructor(
    failure: SqlFailure,
    message: string,
    { errors = [], messages = [] }: { errors?: readonly ServerMessage[]; messages?: readonly ServerMessage[] } = {},
  ) {
    super(message);
    this.name = 'SqlSessionError';
    this.failure = failure;
    this.errors = errors;
    this.messages = messages;
  }

  /** Number of the first error; 0 where the server said none. */
  get number(): number {
    return this.errors[0]?.number ?? 0;
  }
}

/** One connection that stays the same from open to close: what a batch sets, declares or locks is there for the next. */
export type SqlSession = {
  /** Runs a text as a batch of its own, not as a prepared statement. Throws SqlSessionError. */
  batch(text: string, options?: BatchOptions): Promise<BatchResult>;
  /** Runs one parametrised query (`@name`); its first result set. Throws SqlSessionError. */
  query(
    text: string,
    parameters?: Readonly<Record<string, SqlValue>>,
    options?: BatchOptions,
  ): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
};

/** Opens sessions on one server; each has a fresh token where tokens are used. */
export type SqlServer = {
  /** Server and database, for messages; never a secret. */
  readonly name: string;
  /** The database that the connection names. */
  readonly database: string;
  /** On the named database, or on another of the same server. Throws RehearsalError. */
  open(database?: string): Promise<SqlSession>;
};
