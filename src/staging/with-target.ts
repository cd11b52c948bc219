import { fail, RehearsalError } from '../base/errors.ts';
import { type SqlServer, type SqlSession, SqlSessionError } from '../base/sql-session.ts';
import { type AllowedTargets, checkAllowedTargets } from './allowed-targets.ts';
import { refuseTarget, type TargetQuestion } from './refusals.ts';
import { type OpenProduction, openProduction, readTarget } from './situation.ts';

/** What every way of making a staging database is asked. */
export type TargetRequest = {
  /** Production; may be absent when backup files are named. */
  readonly production?: SqlServer;
  /** The server and the database to make. */
  readonly staging: SqlServer;
  /** Lists that must each name the target. */
  readonly allowed: readonly AllowedTargets[];
  /** A name that nobody else uses, see same-instance.ts. */
  readonly token: string;
};

/** A target that nothing speaks against so far, with sessions on both servers. */
export type Situation = {
  readonly question: TargetQuestion;
  readonly open: { readonly master: SqlSession; readonly production?: SqlSession };
};

/**
 * Looks at both servers and refuses, then does the work. Refusing comes before anything is asked of backups: a login without
 * rights would fail there with less clear words. A question that a server does not answer becomes a RehearsalError (RST019).
 */
export async function withTarget<T>(
  request: TargetRequest,
  signal: AbortSignal | undefined,
  work: (situation: Situation) => Promise<T>,
): Promise<T> {
  const wrong = request.allowed.flatMap(checkAllowedTargets);
  if (wrong.length > 0) throw new RehearsalError(wrong);
  let master: SqlSession | undefined;
  let production: OpenProduction | undefined;
  try {
    master = stoppable(await request.staging.open('master'), signal);
    const target = await readTarget(request.staging, master);
    if (request.production) {
      const stopped = stoppableServer(request.production, signal);
      production = await openProduction(stopped, master, target.server, request.token);
    }
    const question = { target, ...(production && { production: production.facts }), allowed: request.allowed };
    const refused = refuseTarget(question);
    if (refused.length > 0) throw new RehearsalError(refused);
    return await work({ question, open: { master, ...(production && { production: production.session }) } });
  } catch (error) {
    if (error instanceof SqlSessionError) unanswered(error);
    throw error;
  } finally {
    await production?.session.close();
    await master?.close();
  }
}

/** What runs is answered for in run-script.ts; this is what was only asked. */
function unanswered(error: SqlSessionError): never {
  if (error.failure === 'cancelled') {
    fail('RST014', 'Cancelled before anything was changed on the staging server.', { hint: 'Run the restore again.' });
  }
  const number = error.number === 0 ? '' : ` (message ${error.number})`;
  fail('RST019', `A server did not answer what a restore has to know${number}: ${error.message}`, {
    hint: 'docs/restore.md has the permissions of each login. Nothing was changed by this question.',
  });
}

function stoppableServer(server: SqlServer, signal: AbortSignal | undefined): SqlServer {
  return { ...server, open: async (database) => stoppable(await server.open(database), signal) };
}

/** A session whose every request ends when a person, or the agent, wants it to: a share may not answer for minutes. */
function stoppable(session: SqlSession, signal: AbortSignal | undefined): SqlSession {
  if (!signal) return session;
  return {
    batch: (text, options) => session.batch(text, { signal, ...options }),
    query: (text, parameters, options) => session.query(text, parameters, { signal, ...options }),
    close: () => session.close(),
  };
}
