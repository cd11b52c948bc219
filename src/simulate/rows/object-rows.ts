/** Rows of sys.objects and of the views that extend it: one literal per object type, with the documented columns. */

/** No time below app/: every object is of the same fixed date, so that equal scripts give equal rows. */
export const fixedDate = '2000-01-01T00:00:00.000';

export type ObjectHead = {
  readonly name: string;
  readonly object_id: number;
  readonly schema_id: number;
  readonly parent_object_id: number;
};

export type ObjectColumns = ObjectHead & {
  readonly principal_id: number | null;
  readonly type: string;
  readonly type_desc: string;
  readonly create_date: string;
  readonly modify_date: string;
  readonly is_ms_shipped: boolean;
  readonly is_published: boolean;
  readonly is_schema_published: boolean;
};

export const typeDescriptions: Readonly<Record<string, string>> = {
  U: 'USER_TABLE',
  V: 'VIEW',
  P: 'SQL_STORED_PROCEDURE',
  FN: 'SQL_SCALAR_FUNCTION',
  IF: 'SQL_INLINE_TABLE_VALUED_FUNCTION',
  TF: 'SQL_TABLE_VALUED_FUNCTION',
  TR: 'SQL_TRIGGER',
  PK: 'PRIMARY_KEY_CONSTRAINT',
  UQ: 'UNIQUE_CONSTRAINT',
  C: 'CHECK_CONSTRAINT',
  D: 'DEFAULT_CONSTRAINT',
  F: 'FOREIGN_KEY_CONSTRAINT',
  EC: 'EDGE_CONSTRAINT',
  SO: 'SEQUENCE_OBJECT',
  SN: 'SYNONYM',
  SQ: 'SERVICE_QUEUE',
  SP: 'SECURITY_POLICY',
  TT: 'TYPE_TABLE',
  PC: 'CLR_STORED_PROCEDURE',
  FS: 'CLR_SCALAR_FUNCTION',
  FT: 'CLR_TABLE_VALUED_FUNCTION',
  TA: 'CLR_TRIGGER',
  AF: 'AGGREGATE_FUNCTION',
  R: 'RULE',
  S: 'SYSTEM_TABLE',
};

/** A row with the columns of sys.objects only: table types, queues of no interest, functions. */
export function objectRow(head: ObjectHead, type: string): ObjectColumns {
  return {
    name: head.name,
    object_id: head.object_id,
    principal_id: null,
    schema_id: head.schema_id,
    parent_object_id: head.parent_object_id,
    type: type.padEnd(2),
    type_desc: typeDescriptions[type] ?? '',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
  };
}

/** The sys.objects part of a longer row. */
export function asObject(row: ObjectColumns): ObjectColumns {
  return {
    name: row.name,
    object_id: row.object_id,
    principal_id: row.principal_id,
    schema_id: row.schema_id,
    parent_object_id: row.parent_object_id,
    type: row.type,
    type_desc: row.type_desc,
    create_date: row.create_date,
    modify_date: row.modify_date,
    is_ms_shipped: row.is_ms_shipped,
    is_published: row.is_published,
    is_schema_published: row.is_schema_published,
  };
}

export type ViewRow = ReturnType<typeof viewRow>;
export function viewRow(head: ObjectHead, withCheckOption: boolean) {
  return {
    name: head.name,
    object_id: head.object_id,
    principal_id: null as number | null,
    schema_id: head.schema_id,
    parent_object_id: 0,
    type: 'V ',
    type_desc: 'VIEW',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
    is_replicated: false,
    has_replication_filter: false,
    has_opaque_metadata: false,
    has_unchecked_assembly_data: false,
    with_check_option: withCheckOption,
    is_date_correlation_view: false,
    is_tracked_by_cdc: false,
    has_snapshot: false,
    ledger_view_type: 0,
    ledger_view_type_desc: 'NON_LEDGER_VIEW',
    is_dropped_ledger_view: false,
  };
}

export type ProcedureRow = ReturnType<typeof procedureRow>;
export function procedureRow(head: ObjectHead, type: string, forReplication: boolean) {
  return {
    name: head.name,
    object_id: head.object_id,
    principal_id: null as number | null,
    schema_id: head.schema_id,
    parent_object_id: 0,
    type: type.padEnd(2),
    type_desc: typeDescriptions[type] ?? '',
    create_date: fixedDate,
    modify_date: fixedDate,
    is_ms_shipped: false,
    is_published: false,
    is_schema_published: false,
    is_auto_executed: false,
    is_execution_replicated: false,
    is_repl_serializable_only: false,
    skips_repl_constraints: forReplication,
  };
}

export type SynonymRow = ReturnType<typeof synonymRow>;
export function synonymRow(head: ObjectHead, baseObjectName: string) {
  return { ...objectRow(head, 'SN'), base_object_name: baseObjectName };
}

export type SequenceRow = ReturnType<typeof sequenceRow>;
export function sequenceRow(
  head: ObjectHead,
  values: {
    readonly start: string;
    readonly increment: string;
    readonly minimum: string;
    readonly maximum: string;
    readonly cycling: boolean;
    readonly cached: boolean;
    readonly cacheSize: number | null;
    readonly system_type_id: number;
    readonly user_type_id: number;
    readonly precision: number;
    readonly scale: number;
  },
) {
  return {
    ...objectRow(head, 'SO'),
    start_value: values.start,
    increment: values.increment,
    minimum_value: values.minimum,
    maximum_value: values.maximum,
    is_cycling: values.cycling,
    is_cached: values.cached,
    cache_size: values.cacheSize,
    system_type_id: values.system_type_id,
    user_type_id: values.user_type_id,
    precision: values.precision,
    scale: values.scale,
    current_value: values.start,
    is_exhausted: false,
    last_used_value: null as string | null,
  };
}

export type QueueRow = ReturnType<typeof queueRow>;
export function queueRow(
  head: ObjectHead,
  values: {
    readonly max_readers: number;
    readonly activation_procedure: string | null;
    readonly execute_as_principal_id: number | null;
    readonly is_activation_enabled: boolean;
    readonly is_receive_enabled: boolean;
    readonly is_retention_enabled: boolean;
    readonly is_poison_message_handling_enabled: boolean;
  },
) {
  return {
    ...objectRow(head, 'SQ'),
    max_readers: values.max_readers,
    activation_procedure: values.activation_procedure,
    execute_as_principal_id: values.execute_as_principal_id,
    is_activation_enabled: values.is_activation_enabled,
    is_receive_enabled: values.is_receive_enabled,
    is_enqueue_enabled: values.is_receive_enabled,
    is_retention_enabled: values.is_retention_enabled,
    is_poison_message_handling_enabled: values.is_poison_message_handling_enabled,
  };
}

export type PolicyRow = ReturnType<typeof policyRow>;
export function policyRow(head: ObjectHead, enabled: boolean, notForReplication: boolean, schemaBound: boolean) {
  return {
    ...objectRow(head, 'SP'),
    is_enabled: enabled,
    is_not_for_replication: notForReplication,
    uses_database_collation: true,
    is_schema_bound: schemaBound,
  };
}
