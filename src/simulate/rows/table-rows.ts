import type { ObjectHead } from './object-rows.ts';
import { fixedDate } from './object-rows.ts';

export type TableRow = ReturnType<typeof tableRow>;

/** A row of sys.tables. The options that T-SQL can set are given; the rest has the value of a plain user table. */
export function tableRow(
  head: ObjectHead,
  values: {
    readonly lobDataSpaceId: number;
    readonly fileStreamDataSpaceId: number | null;
    readonly maxColumnId: number;
    readonly usesAnsiNulls: boolean;
    readonly isFileTable: boolean;
    readonly isMemoryOptimized: boolean;
    readonly durability: number;
    readonly isNode: boolean;
    readonly isEdge: boolean;
    readonly isExternal?: boolean;
  },
) {
  return {
    name: head.name,
    object_id: head.object_id,
    principal_id: null as number | null,
    schema_id: head.schema_id,
    parent_object_id: 0,
    type: 'U ',
    type_desc: 'USER_TABLE',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
    lob_data_space_id: values.lobDataSpaceId,
    filestream_data_space_id: values.fileStreamDataSpaceId,
    max_column_id_used: values.maxColumnId,
    lock_on_bulk_load: false,
    uses_ansi_nulls: values.usesAnsiNulls,
    is_replicated: false,
    has_replication_filter: false,
    is_merge_published: false,
    is_sync_tran_subscribed: false,
    has_unchecked_assembly_data: false,
    text_in_row_limit: 0,
    large_value_types_out_of_row: false,
    is_tracked_by_cdc: false,
    lock_escalation: 0,
    lock_escalation_desc: 'TABLE',
    is_filetable: values.isFileTable,
    is_memory_optimized: values.isMemoryOptimized,
    durability: values.durability,
    durability_desc: values.durability === 1 ? 'SCHEMA_ONLY' : 'SCHEMA_AND_DATA',
    temporal_type: 0,
    temporal_type_desc: 'NON_TEMPORAL_TABLE',
    history_table_id: null as number | null,
    is_remote_data_archive_enabled: false,
    is_external: values.isExternal ?? false,
    history_retention_period: null as number | null,
    history_retention_period_unit: null as number | null,
    history_retention_period_unit_desc: null as string | null,
    is_node: values.isNode,
    is_edge: values.isEdge,
    data_retention_period: null as number | null,
    data_retention_period_unit: null as number | null,
    data_retention_period_unit_desc: null as string | null,
    ledger_type: 0,
    ledger_type_desc: 'NON_LEDGER_TABLE',
    ledger_view_id: null as number | null,
    is_dropped_ledger_table: false,
  };
}

export type PeriodRow = {
  readonly name: string;
  readonly period_type: number;
  readonly period_type_desc: string;
  readonly object_id: number;
  readonly start_column_id: number;
  readonly end_column_id: number;
};

export type ChangeTrackingTableRow = {
  readonly object_id: number;
  readonly is_track_columns_updated_on: boolean;
  readonly min_valid_version: string;
  readonly begin_version: string;
  readonly cleanup_version: string;
};
