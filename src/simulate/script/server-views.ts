import type { Row } from '../../formats/catalog-rows.ts';
import type { Session } from './session.ts';
import type { View } from './session-view.ts';

/** What sp_configure sets and scripts ask for, as a new server has it. */
const configured: readonly (readonly [id: number, name: string, value: number, maximum: number])[] = [
  [518, 'show advanced options', 0, 1],
  [1539, 'max degree of parallelism', 0, 32767],
  [1544, 'max server memory (MB)', 2147483647, 2147483647],
  [1562, 'clr enabled', 0, 1],
  [1580, 'default trace enabled', 1, 1],
  [1588, 'contained database authentication', 0, 1],
  [1579, 'backup compression default', 0, 1],
  [1568, 'xp_cmdshell', 0, 1],
  [16390, 'Ole Automation Procedures', 0, 1],
  [16391, 'Ad Hoc Distributed Queries', 0, 1],
  [16393, 'Database Mail XPs', 0, 1],
  [16395, 'Agent XPs', 0, 1],
  [16396, 'clr strict security', 1, 1],
];

function* configurations(): Iterable<Row> {
  for (const [id, name, value, maximum] of configured) {
    yield {
      configuration_id: id,
      name,
      value,
      minimum: 0,
      maximum,
      value_in_use: value,
      description: name,
      is_dynamic: true,
      is_advanced: true,
    };
  }
}

/** User tables are empty, so no partition has rows or pages. */
function* partitionStats(s: Session): Iterable<Row> {
  for (const row of s.catalog.partitions.values()) {
    yield {
      partition_id: row.partition_id,
      object_id: row.object_id,
      index_id: row.index_id,
      partition_number: row.partition_number,
      in_row_data_page_count: 0,
      in_row_used_page_count: 0,
      in_row_reserved_page_count: 0,
      used_page_count: 0,
      reserved_page_count: 0,
      row_count: 0,
    };
  }
}

/** No session, request or transaction besides the script's own, and nothing has used an index. */
const none: View = () => [];

export const serverViews: Readonly<Record<string, View>> = {
  'sys.configurations': configurations,
  'sys.dm_db_partition_stats': partitionStats,
  'sys.dm_db_index_usage_stats': none,
  'sys.dm_exec_sessions': none,
  'sys.dm_exec_connections': none,
  'sys.dm_exec_requests': none,
  'sys.dm_tran_active_transactions': none,
  'sys.dm_tran_session_transactions': none,
  'sys.dm_tran_locks': none,
  'sys.sysprocesses': none,
  'compatibility.sysprocesses': none,
  'sys.servers': none,
  'sys.availability_groups': none,
  'sys.dm_hadr_database_replica_states': none,
  'sys.plan_guides': none,
};
