import type { ServerMessage } from '../../../src/base/sql-session.ts';
import type { Engine, EngineRequest, EngineSession, Login, Sink } from '../engine.ts';

/** What a toy answers to a request. */
export type ToyAnswer = (
  request: EngineRequest,
  sink: Sink,
  context: { readonly session: EngineSession; readonly signal: AbortSignal },
) => void | Promise<void>;

export type Toy = Engine & {
  readonly logins: Login[];
  readonly requests: EngineRequest[];
  /** Sessions that were closed, and whether a transaction was rolled back by that. */
  readonly closed: { readonly spid: number; readonly rolledBack: boolean }[];
};

/** An engine that knows BEGIN, COMMIT and ROLLBACK, and the answers given; statements of SET are taken in silence. */
export function toyEngine(answer: ToyAnswer = () => {}): Toy {
  const toy = { logins: [] as Login[], requests: [] as EngineRequest[], closed: [] as Toy['closed'] };
  return {
    ...toy,
    login(login) {
      toy.logins.push(login);
      return refused(login) ?? session(toy, 50 + toy.logins.length, login.database ?? 'master', answer);
    },
  };
}

function refused({ user, password, token, database }: Login): ServerMessage | undefined {
  if (token === undefined && (user !== 'sa' || password !== 'Stand-in-1')) {
    return { number: 18456, severity: 14, state: 1, message: `Login failed for user '${user}'.`, line: 1 };
  }
  if (database !== 'absent') return undefined;
  const message = 'Cannot open database "absent" requested by the login. The login failed.';
  return { number: 4060, severity: 11, state: 1, message, line: 1 };
}

function session(
  toy: Pick<Toy, 'requests' | 'closed'>,
  spid: number,
  database: string,
  answer: ToyAnswer,
): EngineSession {
  const self: EngineSession = {
    spid,
    database,
    inTransaction: false,
    async execute(request, sink, signal) {
      if (/^\s*set /i.test(request.text) && !/begin tran/i.test(request.text)) return;
      toy.requests.push(request);
      if (/begin tran/i.test(request.text)) self.inTransaction = true;
      else if (/^(commit|rollback) tran/i.test(request.text)) self.inTransaction = false;
      else await answer(request, sink, { session: self, signal });
    },
    close: () => void toy.closed.push({ spid, rolledBack: self.inTransaction }),
  };
  return self;
}
