export type ModuleRow = {
  readonly object_id: number;
  readonly definition: string | null;
  readonly uses_ansi_nulls: boolean;
  readonly uses_quoted_identifier: boolean;
  readonly is_schema_bound: boolean;
  readonly uses_database_collation: boolean;
  readonly is_recompiled: boolean;
  readonly null_on_null_input: boolean;
  readonly execute_as_principal_id: number | null;
  readonly uses_native_compilation: boolean;
  readonly inline_type: boolean;
  readonly is_inlineable: boolean;
};

export type ParameterRow = {
  readonly object_id: number;
  readonly name: string;
  readonly parameter_id: number;
  readonly system_type_id: number;
  readonly user_type_id: number;
  readonly max_length: number;
  readonly precision: number;
  readonly scale: number;
  readonly is_output: boolean;
  readonly is_cursor_ref: boolean;
  readonly has_default_value: boolean;
  readonly is_xml_document: boolean;
  readonly default_value: string | number | null;
  readonly xml_collection_id: number;
  readonly is_readonly: boolean;
  readonly is_nullable: boolean;
  readonly encryption_type: number | null;
  readonly encryption_type_desc: string | null;
  readonly encryption_algorithm_name: string | null;
  readonly column_encryption_key_id: number | null;
  readonly column_encryption_key_database_name: string | null;
  readonly vector_dimensions: number | null;
  readonly vector_base_type: number | null;
  readonly vector_base_type_desc: string | null;
};

/** A row of sys.triggers; DML triggers are in sys.objects too, DDL triggers are not. */
export type TriggerRow = {
  readonly name: string;
  readonly object_id: number;
  readonly parent_class: number;
  readonly parent_class_desc: string;
  readonly parent_id: number;
  readonly type: string;
  readonly type_desc: string;
  readonly create_date: string;
  readonly modify_date: string;
  readonly is_ms_shipped: boolean;
  readonly is_disabled: boolean;
  readonly is_not_for_replication: boolean;
  readonly is_instead_of_trigger: boolean;
};

export type TriggerEventRow = {
  readonly object_id: number;
  readonly type: number;
  readonly type_desc: string;
  readonly is_first: boolean;
  readonly is_last: boolean;
  readonly event_group_type: number | null;
  readonly event_group_type_desc: string | null;
  readonly is_trigger_event: boolean;
};

/** A row of sys.sql_expression_dependencies: what a check, default, computed column, filter or bound module uses. */
export type DependencyRow = {
  readonly referencing_id: number;
  readonly referencing_minor_id: number;
  readonly referencing_class: number;
  readonly referencing_class_desc: string;
  readonly is_schema_bound_reference: boolean;
  readonly referenced_class: number;
  readonly referenced_class_desc: string;
  readonly referenced_server_name: string | null;
  readonly referenced_database_name: string | null;
  readonly referenced_schema_name: string | null;
  readonly referenced_entity_name: string;
  readonly referenced_id: number | null;
  readonly referenced_minor_id: number;
  readonly is_caller_dependent: boolean;
  readonly is_ambiguous: boolean;
};
