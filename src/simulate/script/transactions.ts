import type { Transaction } from '../../statements/tree/index.ts';
import { refuse } from '../sql-error.ts';
import type { Session } from './session.ts';

/**
 * BEGIN, COMMIT, ROLLBACK and SAVE. Only the outermost COMMIT makes changes last; ROLLBACK without the name of a savepoint
 * undoes everything. Errors 3902, 3903, 3930.
 */
export function runTransaction(s: Session, statement: Transaction): void {
  const name = statement.name?.toLowerCase();
  switch (statement.action) {
    case 'BEGIN':
      if (s.transactionCount === 0) {
        s.transactionMark = s.catalog.log.mark;
        s.savepoints.clear();
      }
      s.transactionCount += 1;
      return;
    case 'SAVE':
      if (s.doomed) refuse(3930);
      if (name !== undefined) s.savepoints.set(name, s.catalog.log.mark);
      return;
    case 'COMMIT':
      if (s.transactionCount === 0) refuse(3902);
      if (s.doomed) refuse(3930);
      s.transactionCount -= 1;
      if (s.transactionCount === 0) s.host?.ended(s, true);
      return;
    case 'ROLLBACK': {
      if (s.transactionCount === 0) refuse(3903);
      const mark = name === undefined ? undefined : s.savepoints.get(name);
      if (mark === undefined) rollbackAll(s);
      else s.catalog.log.undoTo(mark);
    }
  }
}

/** What the end of a connection does to an open transaction. Temp tables are not put back. */
export function rollbackAll(s: Session): void {
  if (s.transactionCount > 0) s.catalog.log.undoTo(s.transactionMark);
  s.transactionCount = 0;
  s.doomed = false;
  s.savepoints.clear();
  s.catalog.log.forget();
  s.host?.ended(s, false);
}
