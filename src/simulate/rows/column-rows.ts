export type ColumnRow = {
  readonly object_id: number;
  readonly name: string;
  readonly column_id: number;
  readonly system_type_id: number;
  readonly user_type_id: number;
  readonly max_length: number;
  readonly precision: number;
  readonly scale: number;
  readonly collation_name: string | null;
  readonly is_nullable: boolean;
  readonly is_ansi_padded: boolean;
  readonly is_rowguidcol: boolean;
  readonly is_identity: boolean;
  readonly is_computed: boolean;
  readonly is_filestream: boolean;
  readonly is_replicated: boolean;
  readonly is_non_sql_subscribed: boolean;
  readonly is_merge_published: boolean;
  readonly is_dts_replicated: boolean;
  readonly is_xml_document: boolean;
  readonly xml_collection_id: number;
  readonly default_object_id: number;
  readonly rule_object_id: number;
  readonly is_sparse: boolean;
  readonly is_column_set: boolean;
  readonly generated_always_type: number;
  readonly generated_always_type_desc: string;
  readonly encryption_type: number | null;
  readonly encryption_type_desc: string | null;
  readonly encryption_algorithm_name: string | null;
  readonly column_encryption_key_id: number | null;
  readonly column_encryption_key_database_name: string | null;
  readonly is_hidden: boolean;
  readonly is_masked: boolean;
  readonly graph_type: number | null;
  readonly graph_type_desc: string | null;
  readonly is_data_deletion_filter_column: boolean;
  readonly ledger_view_column_type: number | null;
  readonly ledger_view_column_type_desc: string | null;
  readonly is_dropped_ledger_column: boolean;
  readonly vector_dimensions: number | null;
  readonly vector_base_type: number | null;
  readonly vector_base_type_desc: string | null;
};

/** The columns of sys.columns from is_rowguidcol on, as they are where nothing of the kind is said. */
export const ordinaryColumn = {
  is_rowguidcol: false,
  is_identity: false,
  is_computed: false,
  is_filestream: false,
  is_replicated: false,
  is_non_sql_subscribed: false,
  is_merge_published: false,
  is_dts_replicated: false,
  is_xml_document: false,
  xml_collection_id: 0,
  default_object_id: 0,
  rule_object_id: 0,
  is_sparse: false,
  is_column_set: false,
  generated_always_type: 0,
  generated_always_type_desc: 'NOT_APPLICABLE',
  encryption_type: null,
  encryption_type_desc: null,
  encryption_algorithm_name: null,
  column_encryption_key_id: null,
  column_encryption_key_database_name: null,
  is_hidden: false,
  is_masked: false,
  graph_type: null,
  graph_type_desc: null,
  is_data_deletion_filter_column: false,
  ledger_view_column_type: null,
  ledger_view_column_type_desc: null,
  is_dropped_ledger_column: false,
  vector_dimensions: null,
  vector_base_type: null,
  vector_base_type_desc: null,
} satisfies Partial<ColumnRow>;

/** What sys.computed_columns adds to sys.columns. */
export type ComputedDetail = {
  readonly definition: string;
  readonly uses_database_collation: boolean;
  readonly is_persisted: boolean;
};

/** What sys.identity_columns adds to sys.columns; the values are sql_variant, so text. */
export type IdentityDetail = {
  readonly seed_value: string;
  readonly increment_value: string;
  readonly last_value: string | null;
  readonly is_not_for_replication: boolean;
};

type Base = Omit<ColumnRow, 'vector_dimensions' | 'vector_base_type' | 'vector_base_type_desc'>;

/** sys.computed_columns, sys.identity_columns and sys.masked_columns lack the vector columns (documentation overstates). */
function withoutVector(row: ColumnRow): Base {
  const { vector_dimensions: _d, vector_base_type: _b, vector_base_type_desc: _t, ...rest } = row;
  return rest;
}

export function computedColumnRow(row: ColumnRow, detail: ComputedDetail) {
  return { ...withoutVector(row), ...detail, is_index_column_expression: false };
}

export function identityColumnRow(row: ColumnRow, detail: IdentityDetail) {
  return { ...withoutVector(row), ...detail };
}

export function maskedColumnRow(row: ColumnRow, maskingFunction: string, computed: ComputedDetail | undefined) {
  return {
    ...withoutVector(row),
    definition: computed?.definition ?? null,
    uses_database_collation: computed?.uses_database_collation ?? true,
    is_persisted: computed?.is_persisted ?? false,
    masking_function: maskingFunction,
  };
}
