import type { Row } from '../../../src/formats/catalog-rows.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import { catalogViews } from '../../../src/simulate/state/catalog-view.ts';
import type { InstanceSession } from './session.ts';

/** Rows of the views that show the server and not one database. */
export function serverView(session: InstanceSession, s: Session, name: string): Iterable<Row> | undefined {
  const view = Object.hasOwn(views, name) ? views[name] : undefined;
  return view?.(session, s);
}

const views: Readonly<Record<string, (session: InstanceSession, s: Session) => Iterable<Row>>> = {
  'sys.databases': databases,
  'sys.database_recovery_status': recoveryStatus,
  'sys.dm_exec_sessions': execSessions,
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

/** Rows of a partition: those of a partitioned table count in its first one, whatever their values are. */
const rowsIn = ({ catalog }: Session, objectId: number, partition: number): number =>
  partition === 1 ? catalog.tableRows.count(objectId) : 0;

function* partitions(_: InstanceSession, s: Session): Iterable<Row> {
  for (const row of catalogViews['sys.partitions']?.(s.catalog) ?? []) {
    yield { ...row, rows: String(rowsIn(s, Number(row['object_id']), Number(row['partition_number']))) };
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
