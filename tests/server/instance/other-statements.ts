import type { Session } from '../../../src/simulate/script/session.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import { refuse, SqlError } from '../../../src/simulate/sql-error.ts';
import type { OtherStatement } from '../../../src/statements/tree/index.ts';
import { runBackup } from './backup.ts';
import { runRestore } from './restore.ts';
import type { InstanceSession } from './session.ts';

/** Statements that are known by their first word: KILL, BACKUP, RESTORE. */
export function* runOther(session: InstanceSession, s: Session, statement: OtherStatement): Steps<boolean> {
  yield undefined;
  const { text } = statement.text;
  switch (statement.verb.toUpperCase()) {
    case 'KILL':
      kill(session, s, text);
      return true;
    case 'BACKUP':
      yield* runBackup(session, s, text);
      return true;
    case 'RESTORE':
      yield* runRestore(session, s, text);
      return true;
    default:
      return false;
  }
}

/** KILL spid. Errors 6104 (itself), 6106 (no such session), 6115 (inside a transaction). */
function kill(killer: InstanceSession, s: Session, text: string): void {
  const { instance, spid: own } = killer;
  const spid = Number(/^KILL\s+(\d+)/i.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(spid)) return refuse(102, text.slice(4).trim());
  if (s.transactionCount > 0) throw new SqlError(6115, 'KILL command cannot be used inside user transactions.');
  if (spid === own) throw new SqlError(6104, 'Cannot use KILL to kill your own process.');
  const session = instance.sessions.get(spid);
  if (!session) throw new SqlError(6106, `Process ID ${spid} is not an active process ID.`);
  session.kill();
  killer.takeTurn();
}
