import type { Host } from '../../../src/simulate/script/host.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import { refuse, SqlError } from '../../../src/simulate/sql-error.ts';
import { visibleRows } from './catalog-rights.ts';
import type { Database } from './database.ts';
import { reachOf } from './errors.ts';
import { serverFunction } from './functions.ts';
import { lockCatalog, lockChanged, lockRows } from './object-locks.ts';
import { sendResult } from './output.ts';
import { serverProcedure } from './procedures.ts';
import { mayEnter } from './rights.ts';
import { say, sayFailure } from './say.ts';
import type { InstanceSession } from './session.ts';
import { serverStatement } from './statements.ts';
import { viewColumns } from './system-views.ts';
import { serverTableFunction } from './table-functions.ts';
import { serverVariable } from './variables.ts';
import { isOfServer, serverView } from './views.ts';

/** The database that USE goes to. Errors 911, 916 (not this login), 924 (single user), 927 (being restored), 942 (offline). */
function openDatabase(session: InstanceSession, name: string): Database {
  const database = session.instance.database(name) ?? refuse(911, name);
  if (!mayEnter(session, database)) {
    const message = `The server principal "${session.loginName}" is not able to access the database "${name}" under the current security context.`;
    throw new SqlError(916, message, [], 14);
  }
  if (database.state === 'RESTORING')
    throw new SqlError(927, `Database '${name}' cannot be opened. It is in the middle of a restore.`, [], 14, 2);
  if (database.state === 'OFFLINE')
    throw new SqlError(942, `Database '${name}' cannot be opened because it is offline.`, [], 14, 4);
  const isAlone = database.catalog.database.get('user_access_desc') === 'SINGLE_USER';
  if (isAlone && [...session.instance.sessions.values()].some((one) => one.here === database && one !== session))
    throw new SqlError(924, `Database '${name}' is already open and can only have one user at a time.`, [], 14);
  return database;
}

/** What the instance adds to a session of the simulator. */
export function hostOf(session: InstanceSession): Host {
  const { instance } = session;
  return {
    says: (_, message, place) => session.later(() => say(session, message, 1, place)),
    goesOnAfter: (s, failure) => {
      if (s.tries > 0 || s.functions > 0 || reachOf(failure, s.xactAbort) !== 'statement') return false;
      sayFailure(session, failure);
      return true;
    },
    endsScopeAt: (s, failure) => {
      if (s.tries > 0 || s.functions > 0 || reachOf(failure, s.xactAbort) !== 'scope') return false;
      sayFailure(session, failure);
      return true;
    },
    selects: (s, columns, result) => sendResult(session.sink, s, columns, result, !session.noCount),
    counts: (s) => session.sink.done(session.noCount ? undefined : s.rowCount),
    uses: (_, name) => session.goTo(openDatabase(session, name)),
    variable: (_, name) => serverVariable(session, name),
    call: (_, name, args) => serverFunction(session, name, args),
    tableFunction: (_, name, args) => serverTableFunction(session, name, args),
    view: (s, name) => serverView(session, s, name) ?? visibleRows(session, s, name),
    viewColumns: (s, name) => viewColumns(s, name, instance.version),
    within: (s, name) => {
      if (name.toLowerCase() === s.databaseName.toLowerCase()) return undefined;
      const database = instance.database(name) ?? refuse(911, name);
      return Object.create(s, {
        catalog: { value: database.catalog },
        databaseName: { value: database.name },
      }) as Session;
    },
    procedure: (s, name, statement) => serverProcedure(session, s, name, statement),
    statement: (s, statement) => serverStatement(session, s, statement),
    wrote: (s, mark) => {
      lockChanged(session, s, mark);
      session.sayLater();
    },
    touches: (s, objectId, write) => lockRows(session, s, objectId, write),
    readsCatalog: (s, view) => {
      if (!isOfServer(view)) lockCatalog(session, s);
    },
    dooms: (s, failure) => reachOf(failure, s.xactAbort) === 'transaction',
    ended: (_, committed) => session.transactionEnded(committed),
  };
}
