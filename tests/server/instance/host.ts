import type { Host } from '../../../src/simulate/script/host.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import { refuse } from '../../../src/simulate/sql-error.ts';
import { reachOf } from './errors.ts';
import { serverFunction } from './functions.ts';
import { sendResult } from './output.ts';
import { say, sayFailure } from './say.ts';
import type { InstanceSession } from './session.ts';
import { serverStatement } from './statements.ts';
import { viewColumns } from './system-views.ts';
import { serverVariable } from './variables.ts';
import { serverView } from './views.ts';

/** What the instance adds to a session of the simulator. */
export function hostOf(session: InstanceSession): Host {
  const { instance } = session;
  return {
    says: (_, message, place) => say(session, message, message.number === 0 ? 1 : 1, place),
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
    procedure: () => undefined,
    statement: (s, statement) => serverStatement(session, s, statement),
    wrote: () => undefined,
    touches: () => undefined,
    readsCatalog: () => undefined,
    ended: (_, committed) => session.transactionEnded(committed),
  };
}
