import { RehearsalError } from '../base/errors.ts';
import type { SqlServer, SqlSession } from '../base/sql-session.ts';
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
 * rights would fail there with less clear words.
 */
export async function withTarget<T>(request: TargetRequest, work: (situation: Situation) => Promise<T>): Promise<T> {
  const wrong = request.allowed.flatMap(checkAllowedTargets);
  if (wrong.length > 0) throw new RehearsalError(wrong);
  const master = await request.staging.open('master');
  let production: OpenProduction | undefined;
  try {
    const target = await readTarget(request.staging, master);
    if (request.production) {
      production = await openProduction(request.production, master, target.server, request.token);
    }
    const question = { target, ...(production && { production: production.facts }), allowed: request.allowed };
    const refused = refuseTarget(question);
    if (refused.length > 0) throw new RehearsalError(refused);
    return await work({ question, open: { master, ...(production && { production: production.session }) } });
  } finally {
    await production?.session.close();
    await master.close();
  }
}
