import type { Row } from '../../../src/formats/catalog-rows.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import type { InstanceSession } from './session.ts';

/** Rows of the views that show the server and not one database. */
export function serverView(session: InstanceSession, _s: Session, name: string): Iterable<Row> | undefined {
  const view = Object.hasOwn(views, name) ? views[name] : undefined;
  return view?.(session);
}

const views: Readonly<Record<string, (session: InstanceSession) => Iterable<Row>>> = {
  'sys.databases': databases,
  'sys.database_recovery_status': recoveryStatus,
  'sys.dm_exec_sessions': execSessions,
};

function* databases({ instance }: InstanceSession): Iterable<Row> {
  for (const { catalog, state } of instance.databases.values()) {
    const row: Record<string, Row[string]> = {};
    for (const column of catalog.databaseColumns()) row[column] = catalog.database.get(column) ?? null;
    yield { ...row, state: state === 'ONLINE' ? 0 : state === 'RESTORING' ? 1 : 6, state_desc: state };
  }
}

function* recoveryStatus({ instance }: InstanceSession): Iterable<Row> {
  for (const { id, guid, familyGuid } of instance.databases.values()) {
    yield { database_id: id, database_guid: guid, family_guid: familyGuid };
  }
}

function* execSessions({ instance }: InstanceSession): Iterable<Row> {
  for (const session of instance.sessions.values()) {
    yield {
      session_id: session.spid,
      login_name: session.loginName,
      original_login_name: session.loginName,
      program_name: session.login.application,
      database_id: session.here.id,
      open_transaction_count: session.s.transactionCount,
      is_user_process: true,
    };
  }
}
