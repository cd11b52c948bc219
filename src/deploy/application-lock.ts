import { quoteString } from '../base/names.ts';
import { type SqlRow, type SqlSession, SqlSessionError } from '../base/sql-session.ts';
import { refuse } from './problem.ts';

/** One run at a time in a database, whoever starts it. The session holds it, so that it goes when the session does. */
export const lockResource = 'DatabaseRehearsal';

/** Negative answers of sp_getapplock: -1 timed out, -2 cancelled, -3 deadlock victim, -999 wrong call. */
const takeLock = (milliseconds: number): string => `DECLARE @answer int;
EXECUTE @answer = sp_getapplock @Resource = ${quoteString(lockResource)}, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = ${milliseconds};
SELECT @answer AS answer;`;

/** resource_description is `principal:[resource]:(hash)`. */
const holderQuery = `SELECT s.program_name, s.host_name, s.login_name, CONVERT(nvarchar(30), s.login_time, 126) AS since
FROM sys.dm_tran_locks AS l JOIN sys.dm_exec_sessions AS s ON s.session_id = l.request_session_id
WHERE l.resource_type = N'APPLICATION' AND l.resource_database_id = DB_ID() AND l.request_status = N'GRANT'
  AND l.resource_description LIKE N'%:\\[${lockResource}]:%' ESCAPE N'\\';`;

/** Takes the lock, or refuses and says who has it. `milliseconds` is how long to wait for it. */
export async function takeApplicationLock(session: SqlSession, milliseconds: number): Promise<void> {
  const { resultSets } = await session.batch(takeLock(milliseconds));
  const answer = Number(resultSets[0]?.rows[0]?.answer ?? -999);
  if (answer >= 0) return;
  const holder = await holderOf(session);
  refuse('DEP003', `Another run has the lock on this database: ${holder}.`, {
    hint: 'Wait for it to end, or stop it; its lock goes with its session.',
  });
}

async function holderOf(session: SqlSession): Promise<string> {
  let rows: readonly SqlRow[];
  try {
    rows = await session.query(holderQuery);
  } catch (error) {
    // 300: VIEW SERVER STATE was denied; 297: the action needs it. The lock is held all the same.
    if (error instanceof SqlSessionError && error.failure === 'server')
      return 'this login may not see whose (it needs VIEW SERVER STATE)';
    throw error;
  }
  const [row] = rows;
  if (!row) return 'it has just ended, or this login may not see whose';
  return `${row.program_name} on ${row.host_name} as ${row.login_name}, connected since ${row.since}`;
}
