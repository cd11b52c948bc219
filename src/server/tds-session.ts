import {
  type BatchOptions,
  type BatchResult,
  type SqlRow,
  type SqlSession,
  SqlSessionError,
} from '../base/sql-session.ts';
import { Gathering, serverMessage } from './gathering.ts';
import { addParameters } from './request-parameters.ts';
import { type Connection, Request } from './tedious.ts';
import type { Watch } from './watchdog.ts';

export type SessionOptions = {
  /** Milliseconds for each batch that names no timeout of its own; none unless given. */
  readonly timeout?: number;
  /** Watches the connection while the server is silent; returns how to stop watching. */
  readonly watch: Watch;
};

/**
 * The session of one connection that is signed in. It never connects again: what a batch set, locked or began would be gone without
 * a word. After the connection is lost, every call fails with `connection`.
 */
export function tdsSession(connection: Connection, options: SessionOptions): SqlSession {
  const state: State = { connection, options, running: false };
  // Without these listeners an error of the idle connection would end the process.
  connection.on('error', (error) => {
    state.lost ??= error.message;
  });
  connection.on('end', () => {
    state.lost ??= 'The connection was closed.';
  });
  return {
    batch: (text, batchOptions = {}) =>
      run(state, new Request(text, () => undefined), batchOptions, (request) => connection.execSqlBatch(request)),
    query: async (text, parameters = {}, batchOptions = {}) => {
      const request = new Request(text, () => undefined);
      addParameters(request, parameters);
      const result = await run(state, request, batchOptions, () => connection.execSql(request));
      return result.resultSets[0]?.rows ?? ([] as readonly SqlRow[]);
    },
    close: () => close(state),
  };
}

type State = {
  readonly connection: Connection;
  readonly options: SessionOptions;
  running: boolean;
  /** Why there is no connection any more. */
  lost?: string;
};

async function run(
  state: State,
  request: Request,
  options: BatchOptions,
  send: (request: Request) => void,
): Promise<BatchResult> {
  const { connection } = state;
  if (state.running) throw new Error('A session runs one batch at a time.');
  if (options.signal?.aborted) throw new SqlSessionError('cancelled', 'Cancelled before the batch was sent.');
  if (state.lost !== undefined) throw new SqlSessionError('connection', `The connection is lost: ${state.lost}`);
  state.running = true;
  const gathering = new Gathering(options.onMessage);
  const onInfo = (token: unknown): void => gathering.message(serverMessage(token));
  const onError = (token: unknown): void => gathering.error(serverMessage(token));
  connection.on('infoMessage', onInfo);
  connection.on('errorMessage', onError);
  request.on('columnMetadata', (columns) => gathering.columns(columns));
  request.on('row', (columns) => gathering.row(columns));
  request.on('done', (count) => gathering.count(count));
  request.on('doneInProc', (count) => gathering.count(count));

  let stopped: 'cancelled' | 'timeout' | undefined;
  const stop = (why: 'cancelled' | 'timeout'): void => {
    stopped ??= why;
    connection.cancel();
  };
  const onAbort = (): void => stop('cancelled');
  options.signal?.addEventListener('abort', onAbort, { once: true });
  const timeout = options.timeout ?? state.options.timeout ?? 0;
  const timer = timeout > 0 ? setTimeout(() => stop('timeout'), timeout) : undefined;
  const unwatch = state.options.watch(connection);
  try {
    const failure = await sent(connection, request, send);
    gathering.rethrow();
    if (failure === undefined && gathering.errors.length === 0 && stopped === undefined) return gathering.result();
    throw gathering.failure(stopped, failure, timeout);
  } finally {
    state.running = false;
    unwatch();
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
    connection.off('infoMessage', onInfo);
    connection.off('errorMessage', onError);
  }
}

/** Sends a request and waits for its end. */
function sent(connection: Connection, request: Request, send: (request: Request) => void): Promise<Error | undefined> {
  return new Promise((resolve) => {
    // tedious measures only to the first packet of the answer; the session has its own timer.
    request.setTimeout(0);
    request.userCallback = (error) => {
      resolve(error ?? undefined);
      // The end of an answer that was read after the connection broke is still told to the request that it belonged to.
      if (connection.request === undefined && connection.closed) connection.request = new Request('', () => undefined);
    };
    send(request);
  });
}

async function close(state: State): Promise<void> {
  const { connection } = state;
  state.lost ??= 'The session was closed.';
  if (connection.closed) return;
  await new Promise<void>((resolve) => {
    connection.once('end', () => resolve());
    connection.close();
  });
}
