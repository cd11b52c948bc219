import type { SqlSession } from '../base/sql-session.ts';
import { numberOf } from './read-values.ts';

const lockBatch = `DECLARE @result int;
EXEC @result = sys.sp_getapplock @Resource = @name, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0;
SELECT @result AS result;`;

/**
 * Whether two sessions, both on master, are on one instance: a lock that the first holds, the second cannot get. No name can
 * mislead it: neither an alias, a listener, a port, nor a server that was cloned or renamed. `token` is a name that nobody else
 * uses. Undefined when the first lock could not be taken, so that nothing is proven. Both locks are gone afterwards.
 */
export async function sameInstance(first: SqlSession, second: SqlSession, token: string): Promise<boolean | undefined> {
  const name = `DatabaseRehearsal same instance ${token}`;
  if (!((await lock(first, name)) >= 0)) return undefined;
  try {
    const result = await lock(second, name);
    if (result >= 0) await unlock(second, name);
    // -1 is the time-out; anything else below 0 is a failure that says nothing.
    return result >= 0 ? false : result === -1 ? true : undefined;
  } finally {
    await unlock(first, name);
  }
}

/** Whether another session holds this lock in the session's database. Gone afterwards where it was free. */
export async function isLocked(session: SqlSession, name: string): Promise<boolean> {
  const result = await lock(session, name);
  if (result >= 0) await unlock(session, name);
  return result < 0;
}

async function lock(session: SqlSession, name: string): Promise<number> {
  const [row = {}] = await session.query(lockBatch, { name });
  return numberOf(row, 'result') ?? -999;
}

async function unlock(session: SqlSession, name: string): Promise<void> {
  await session.query("EXEC sys.sp_releaseapplock @Resource = @name, @LockOwner = N'Session';", { name });
}
