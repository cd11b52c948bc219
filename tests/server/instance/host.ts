import type { Host } from '../../../src/simulate/script/host.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import { refuse } from '../../../src/simulate/sql-error.ts';
import { reachOf } from './errors.ts';
import { serverFunction } from './functions.ts';
import { lockCatalog, lockChanged, lockRows } from './object-locks.ts';
import { sendResult } from './output.ts';
import { serverProcedure } from './procedures.ts';
import { say, sayFailure } from './say.ts';
import type { InstanceSession } from './session.ts';
import { serverStatement } from './statements.ts';
import { viewColumns } from './system-views.ts';
import { serverVariable } from './variables.ts';
import { isOfServer, serverView } from './views.ts';

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
    uses: (_, name) => session.goTo(instance.database(name) ?? refuse(911, name)),
    variable: (_, name) => serverVariable(session, name),
    call: (_, name, args) => serverFunction(session, name, args),
    view: (s, name) => serverView(session, s, name),
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
