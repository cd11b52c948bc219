import type { ServerMessage } from '../../src/base/sql-session.ts';
import type { Engine, EngineRequest, EngineSession, Login, Sink } from '../server/engine.ts';

/** A request that has run, in order of its begin. */
export type Ran = { readonly text: string; readonly spid: number; state: 'running' | 'done' | 'failed' | 'stopped' };

/** What happens instead of, or before, a request: an error is said instead of running it. */
export type Meddle = (request: {
  readonly number: number;
  readonly text: string;
}) => Promise<ServerMessage | undefined>;

/** An engine that remembers what ran on it, and lets a test come between. */
export class MeddlingEngine implements Engine {
  readonly #engine: Engine;
  readonly ran: Ran[] = [];
  #meddle: Meddle | undefined;
  #number = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** From now on; requests count from 0. */
  meddle(meddle?: Meddle): void {
    this.#meddle = meddle;
    this.#number = 0;
  }

  get requests(): number {
    return this.#number;
  }

  login(login: Login): EngineSession | ServerMessage {
    const session = this.#engine.login(login);
    if ('number' in session) return session;
    const execute = (request: EngineRequest, sink: Sink, signal: AbortSignal): Promise<void> =>
      this.#execute(session, request, sink, signal);
    return new Proxy(session, {
      get: (target, name) => {
        if (name === 'execute') return execute;
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  async #execute(session: EngineSession, request: EngineRequest, sink: Sink, signal: AbortSignal): Promise<void> {
    const error = await this.#meddle?.({ number: this.#number++, text: request.text });
    if (error) {
      // XACT_ABORT is on in everything that is tried here: an error takes the transaction along.
      if (session.inTransaction) await session.execute({ text: 'ROLLBACK TRANSACTION;' }, silent, signal);
      sink.error(error);
      return sink.done();
    }
    // The client has gone while a test came between.
    if (signal.aborted) return;
    const ran: Ran = { text: request.text, spid: session.spid, state: 'running' };
    this.ran.push(ran);
    let failed = false;
    const watched: Sink = {
      columns: (columns) => sink.columns(columns),
      row: (values) => sink.row(values),
      done: (count) => sink.done(count),
      message: (message) => sink.message(message),
      database: (name) => sink.database(name),
      error: (message) => {
        failed = true;
        sink.error(message);
      },
    };
    await session.execute(request, watched, signal);
    ran.state = signal.aborted ? 'stopped' : failed ? 'failed' : 'done';
  }
}

const silent: Sink = {
  columns: () => {},
  row: () => {},
  done: () => {},
  message: () => {},
  error: () => {},
  database: () => {},
};
