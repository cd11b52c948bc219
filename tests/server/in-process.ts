import {
  type BatchOptions,
  type BatchResult,
  type ResultSet,
  type ServerMessage,
  type SqlFailure,
  type SqlRow,
  type SqlServer,
  type SqlSession,
  SqlSessionError,
  type SqlValue,
} from '../../src/base/sql-session.ts';
import type { Engine, EngineRequest, EngineSession, Login, Sink } from './engine.ts';

/** The port of a server session straight on an engine: no wire, for tests of what speaks to the port. */
export function inProcess(engine: Engine, database: string, login: Partial<Login> = {}): SqlServer {
  return {
    name: `in-process/${database}`,
    database,
    open: async (other = database) => {
      const session = engine.login({ application: 'Database Rehearsal', ...login, database: other });
      if ('message' in session) throw new SqlSessionError('connection', session.message, { errors: [session] });
      return sessionOn(session);
    },
  };
}

function sessionOn(session: EngineSession): SqlSession {
  return {
    batch: (text, options) => run(session, { text }, options),
    query: async (text, parameters = {}, options) => {
      const typed = Object.entries(parameters).map(([name, value]) => ({ name, value, type: typeOf(value) }));
      const { resultSets } = await run(session, { text, parameters: typed }, options);
      return resultSets[0]?.rows ?? [];
    },
    close: async () => session.close(),
  };
}

function typeOf(value: SqlValue): string {
  if (typeof value === 'boolean') return 'bit';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return value instanceof Uint8Array ? 'varbinary(max)' : 'nvarchar(max)';
}

async function run(session: EngineSession, request: EngineRequest, options: BatchOptions = {}): Promise<BatchResult> {
  const gathered = gather(options.onMessage);
  const stop = new AbortController();
  let failure: SqlFailure | undefined;
  const cancel = (why: SqlFailure) => () => {
    failure ??= why;
    stop.abort();
  };
  const cancelled = cancel('cancelled');
  const timer = options.timeout === undefined ? undefined : setTimeout(cancel('timeout'), options.timeout);
  options.signal?.addEventListener('abort', cancelled);
  if (options.signal?.aborted) cancelled();
  try {
    await session.execute(request, gathered.sink, stop.signal);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', cancelled);
  }
  const { errors, messages, resultSets, rowsAffected } = gathered;
  const [first] = errors;
  if (failure) throw new SqlSessionError(failure, `The batch was ended: ${failure}.`, { errors, messages });
  // Severity 20 and above ends the connection.
  const why = errors.some(({ severity }) => severity >= 20) ? 'connection' : 'server';
  if (first) throw new SqlSessionError(why, first.message, { errors, messages });
  return { resultSets, rowsAffected, messages };
}

function gather(onMessage: ((message: ServerMessage) => void) | undefined) {
  const errors: ServerMessage[] = [];
  const messages: ServerMessage[] = [];
  const resultSets: (ResultSet & { readonly rows: SqlRow[] })[] = [];
  const rowsAffected: number[] = [];
  let columns: readonly string[] = [];
  const sink: Sink = {
    columns: (list) => {
      columns = list.map(({ name }) => name);
      resultSets.push({ columns, rows: [] });
    },
    row: (values) => {
      const row: Record<string, SqlValue> = {};
      columns.forEach((name, position) => {
        row[name] = values[position] ?? null;
      });
      resultSets.at(-1)?.rows.push(row);
    },
    done: (count) => {
      if (count !== undefined) rowsAffected.push(count);
    },
    message: (message) => {
      messages.push(message);
      onMessage?.(message);
    },
    error: (message) => errors.push(message),
    database: () => undefined,
  };
  return { sink, errors, messages, resultSets, rowsAffected };
}
