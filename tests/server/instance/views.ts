import type { Row } from '../../../src/formats/catalog-rows.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import { SqlError } from '../../../src/simulate/sql-error.ts';
import { catalogViews } from '../../../src/simulate/state/catalog-view.ts';
import { isoTime } from './functions.ts';
import type { Mode, Resource } from './locks.ts';
import { historyViews } from './msdb.ts';
import { mayInDatabase, mayOnServer } from './rights.ts';
import type { InstanceSession } from './session.ts';

/** Rows of the views that show the server and not one database. */
export function serverView(session: InstanceSession, s: Session, name: string): Iterable<Row> | undefined {
  checkMaySee(session, s, name);
  const view = Object.hasOwn(views, name) ? views[name] : undefined;
  return view?.(session, s);
}

/** Management views of a database ask for VIEW DATABASE STATE (262), those of the server for VIEW SERVER STATE (300). */
function checkMaySee(session: InstanceSession, s: Session, name: string): void {
  // Every session sees itself.
  if (!name.startsWith('sys.dm_') || /^sys\.dm_exec_(sessions|requests|connections)$/.test(name)) return;
  const database = session.instance.database(s.databaseName);
  if (/^sys\.dm_(db|tran)_/.test(name) && database) {
    if (mayInDatabase(session, database, 'VIEW DATABASE STATE')) return;
    const message = `VIEW DATABASE STATE permission denied in database '${database.name}'.`;
    throw new SqlError(262, message, [], 14);
  }
  if (mayOnServer(session, 'VIEW SERVER STATE')) return;
  throw new SqlError(300, "VIEW SERVER STATE permission was denied on object 'server', database 'master'.", [], 14);
}

/** Views that show no database's catalog: nobody who changes one is waited for. */
export const isOfServer = (name: string): boolean =>
  /^sys\.(databases|database_recovery_status|dm_|server_|sql_logins|master_files|configurations|partitions)|^msdb\./.test(
    name,
  );

const views: Readonly<Record<string, (session: InstanceSession, s: Session) => Iterable<Row>>> = {
  'sys.databases': databases,
  'sys.database_recovery_status': recoveryStatus,
  'sys.dm_exec_sessions': execSessions,
  ...historyViews,
  'sys.master_files': masterFiles,
  'sys.certificates': certificates,
  'sys.asymmetric_keys': () => [],
  'sys.database_mirroring': mirroring,
  'sys.availability_replicas': () => [],
  'sys.dm_os_enumerate_fixed_drives': fixedDrives,
  'sys.dm_exec_requests': execRequests,
  'sys.dm_tran_locks': tranLocks,
  'sys.partitions': partitions,
  'sys.dm_db_partition_stats': partitionStats,
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

/** Without VIEW SERVER STATE a session sees itself alone. */
function seenSessions(asking: InstanceSession): Iterable<InstanceSession> {
  return mayOnServer(asking, 'VIEW SERVER STATE') ? asking.instance.sessions.values() : [asking];
}

function* execSessions(asking: InstanceSession): Iterable<Row> {
  for (const session of seenSessions(asking)) {
    const time = isoTime(session.started);
    yield {
      session_id: session.spid,
      login_time: time,
      host_name: 'agent',
      program_name: session.login.application,
      login_name: session.loginName,
      original_login_name: session.loginName,
      status: session.isRunning ? 'running' : 'sleeping',
      database_id: session.here.id,
      authenticating_database_id: 1,
      open_transaction_count: session.s.transactionCount,
      lock_timeout: session.lockTimeout,
      last_request_start_time: time,
      last_request_end_time: time,
      is_user_process: true,
    };
  }
}

function* execRequests(asking: InstanceSession): Iterable<Row> {
  const { instance } = asking;
  for (const session of seenSessions(asking)) {
    if (!session.isRunning) continue;
    const wait = instance.locks.waitOf(session);
    yield {
      session_id: session.spid,
      request_id: 0,
      start_time: isoTime(session.started),
      status: wait ? 'suspended' : 'running',
      command: session.command,
      database_id: session.here.id,
      blocking_session_id: wait?.by ?? 0,
      wait_type: wait ? `LCK_M_${shortMode(wait.mode)}` : null,
      wait_time: 0,
      open_transaction_count: session.s.transactionCount,
      percent_complete: session.percent,
    };
  }
}

function* masterFiles({ instance }: InstanceSession): Iterable<Row> {
  for (const { id, catalog } of instance.databases.values())
    for (const row of catalog.files.values()) yield { ...row, database_id: id };
}

function* certificates({ instance, here }: InstanceSession): Iterable<Row> {
  if (here.name !== 'master') return;
  for (const [index, { name, thumbprint }] of instance.certificates.entries())
    yield { name, certificate_id: 256 + index, principal_id: 1, thumbprint, pvt_key_encryption_type: 'MK' };
}

function* mirroring({ instance }: InstanceSession): Iterable<Row> {
  for (const { id } of instance.databases.values()) yield { database_id: id, mirroring_guid: null };
}

function* fixedDrives({ instance }: InstanceSession): Iterable<Row> {
  for (const { mount } of instance.volumes)
    yield {
      fixed_drive_path: mount,
      drive_type: 3,
      drive_type_desc: 'FIXED',
      free_space_in_bytes: String(instance.freeOn(mount)),
    };
}

const shortModes: Readonly<Partial<Record<Mode, string>>> = {
  M: 'SCH_M',
  IntentShared: 'IS',
  Shared: 'S',
  Update: 'U',
  IntentExclusive: 'IX',
  Exclusive: 'X',
};

const shortMode = (mode: Mode): string => shortModes[mode] ?? mode;

function* tranLocks({ instance }: InstanceSession): Iterable<Row> {
  for (const { resource, holder, mode, owner } of instance.locks.grants) {
    yield { ...lockRow(resource, mode, holder), request_status: 'GRANT', request_owner_type: owner.toUpperCase() };
  }
  for (const session of instance.sessions.values()) {
    const wait = instance.locks.waitOf(session);
    if (wait)
      yield { ...lockRow(wait.on, wait.mode, session), request_status: 'WAIT', request_owner_type: 'TRANSACTION' };
  }
}

function lockRow({ type, databaseId, name }: Resource, mode: Mode, session: InstanceSession): Row {
  // The server shows 32 characters of the name of an application lock, and a hash of it all.
  const [, lock = ''] = /^[^:]*:([\s\S]*)$/.exec(name) ?? [];
  return {
    resource_type: type,
    resource_database_id: databaseId,
    resource_description: type === 'APPLICATION' ? `0:[${lock.slice(0, 32)}]:(7e570000)` : '',
    resource_associated_entity_id: type === 'OBJECT' ? Number(name) : 0,
    request_mode: mode === 'M' ? 'Sch-M' : shortMode(mode),
    request_type: 'LOCK',
    request_session_id: session.spid,
  };
}

/** Rows of a partition: those of a partitioned table count in its first one, whatever their values are. */
const rowsIn = ({ catalog }: Session, objectId: number, partition: number): number =>
  partition === 1 ? catalog.tableRows.count(objectId) : 0;

function* partitions(_: InstanceSession, s: Session): Iterable<Row> {
  for (const row of catalogViews['sys.partitions']?.(s.catalog) ?? []) {
    yield { ...row, rows: String(rowsIn(s, Number(row.object_id), Number(row.partition_number))) };
  }
}

/** A page for each eighty rows. */
function* partitionStats(_: InstanceSession, s: Session): Iterable<Row> {
  for (const row of s.catalog.partitions.values()) {
    const rows = rowsIn(s, row.object_id, row.partition_number);
    const pages = Math.ceil(rows / 80);
    yield {
      partition_id: row.partition_id,
      object_id: row.object_id,
      index_id: row.index_id,
      partition_number: row.partition_number,
      in_row_data_page_count: pages,
      in_row_used_page_count: pages,
      in_row_reserved_page_count: pages,
      used_page_count: pages,
      reserved_page_count: pages,
      row_count: rows,
    };
  }
}
