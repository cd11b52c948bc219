/** Rows of service broker, event sessions, assemblies and the database itself. */

export type ServiceRow = {
  readonly name: string;
  readonly service_id: number;
  readonly principal_id: number;
  readonly service_queue_id: number;
};
export type ContractRow = {
  readonly name: string;
  readonly service_contract_id: number;
  readonly principal_id: number;
};
export type MessageTypeRow = {
  readonly name: string;
  readonly message_type_id: number;
  readonly principal_id: number;
  readonly validation: string;
  readonly validation_desc: string;
  readonly xml_collection_id: number | null;
};
export type ContractMessageRow = {
  readonly service_contract_id: number;
  readonly message_type_id: number;
  readonly is_sent_by_initiator: boolean;
  readonly is_sent_by_target: boolean;
};

export type EventSessionRow = {
  readonly event_session_id: number;
  readonly name: string;
  readonly event_retention_mode: string;
  readonly event_retention_mode_desc: string;
  readonly max_dispatch_latency: number;
  readonly max_memory: number;
  readonly max_event_size: number;
  readonly memory_partition_mode: string;
  readonly memory_partition_mode_desc: string;
  readonly track_causality: boolean;
  readonly startup_state: boolean;
  readonly has_long_running_target: boolean;
  readonly max_duration: string;
};
export type SessionEventRow = {
  readonly event_session_id: number;
  readonly event_id: number;
  readonly name: string;
  readonly package: string;
  readonly module: string;
  readonly predicate: string | null;
  readonly predicate_xml: string | null;
};
export type SessionActionRow = {
  readonly event_session_id: number;
  readonly event_id: number;
  readonly name: string;
  readonly package: string;
  readonly module: string;
};
export type SessionTargetRow = {
  readonly event_session_id: number;
  readonly target_id: number;
  readonly name: string;
  readonly package: string;
  readonly module: string;
};
export type SessionFieldRow = {
  readonly event_session_id: number;
  readonly object_id: number;
  readonly name: string;
  readonly value: string | null;
};

export type AssemblyRow = {
  readonly name: string;
  readonly principal_id: number;
  readonly assembly_id: number;
  readonly clr_name: string;
  readonly permission_set: number;
  readonly permission_set_desc: string;
  readonly is_visible: boolean;
  readonly create_date: string;
  readonly modify_date: string;
  readonly is_user_defined: boolean;
};

/**
 * An expression as it was written, where the server keeps it rewritten. The view `rehearsal.expression_texts` exists only
 * here. object_id and minor_id: a check or default and 0, a table and its computed column, a table and minus the index_id.
 */
export type ExpressionTextRow = {
  readonly object_id: number;
  readonly minor_id: number;
  readonly definition: string;
  readonly text: string;
};

/** A row of sys.assembly_modules. */
export type AssemblyModuleRow = {
  readonly object_id: number;
  readonly assembly_id: number;
  readonly assembly_class: string;
  readonly assembly_method: string | null;
  readonly null_on_null_input: boolean;
  readonly execute_as_principal_id: number | null;
};

/** DDL that no documented view shows as it was written. The view `rehearsal.opaque` exists only here. */
export type OpaqueRow = {
  readonly verb: string;
  readonly class: string;
  readonly name: string;
  readonly text: string;
  /** In the view of its class, where it has one. */
  readonly id?: number;
  /** Of a certificate or an asymmetric key, that users are made for. */
  readonly sid?: Uint8Array;
};

/** A row of sys.numbered_procedures. */
export type NumberedProcedureRow = {
  readonly object_id: number;
  readonly procedure_number: number;
  readonly definition: string;
};

/** Classes of such DDL that a view lists, with its key, and how permissions and extended properties name the class. */
export const listedClasses: Readonly<
  Record<string, { readonly classId: number; readonly className: string; readonly view: string; readonly id: string }>
> = {
  'ASYMMETRIC KEY': { classId: 26, className: 'ASYMMETRIC_KEY', view: 'sys.asymmetric_keys', id: 'asymmetric_key_id' },
  CERTIFICATE: { classId: 25, className: 'CERTIFICATE', view: 'sys.certificates', id: 'certificate_id' },
  'REMOTE SERVICE BINDING': {
    classId: 18,
    className: 'REMOTE_SERVICE_BINDING',
    view: 'sys.remote_service_bindings',
    id: 'remote_service_binding_id',
  },
  ROUTE: { classId: 19, className: 'ROUTE', view: 'sys.routes', id: 'route_id' },
  'SYMMETRIC KEY': { classId: 24, className: 'SYMMETRIC_KEYS', view: 'sys.symmetric_keys', id: 'symmetric_key_id' },
};

export type ScopedConfigurationRow = {
  readonly configuration_id: number;
  readonly name: string;
  readonly value: string | null;
  readonly value_for_secondary: string | null;
  readonly is_value_default: boolean;
};

export type EncryptionKeyRow = {
  readonly name: string;
  readonly column_encryption_key_id: number;
  readonly create_date: string;
  readonly modify_date: string;
};

/** A row of sys.filetables. */
export type FileTableRow = {
  readonly object_id: number;
  readonly is_enabled: boolean;
  readonly directory_name: string;
  readonly filename_collation_id: number;
  readonly filename_collation_name: string;
};

/** A row of sys.registered_search_property_lists. */
export type PropertyListRow = {
  readonly property_list_id: number;
  readonly name: string;
  readonly create_date: string;
  readonly modify_date: string;
  readonly principal_id: number;
};
