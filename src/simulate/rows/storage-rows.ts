import { fixedDate } from './object-rows.ts';

export type TypeRow = {
  readonly name: string;
  readonly system_type_id: number;
  readonly user_type_id: number;
  readonly schema_id: number;
  readonly principal_id: number | null;
  readonly max_length: number;
  readonly precision: number;
  readonly scale: number;
  readonly collation_name: string | null;
  readonly is_nullable: boolean;
  readonly is_user_defined: boolean;
  readonly is_assembly_type: boolean;
  readonly default_object_id: number;
  readonly rule_object_id: number;
  readonly is_table_type: boolean;
};

/** What sys.table_types adds to sys.types. */
export type TableTypeDetail = { readonly type_table_object_id: number; readonly is_memory_optimized: boolean };

/** A row of sys.data_spaces: FG filegroup, FD FILESTREAM, FX memory-optimised, PS partition scheme. */
export type DataSpaceRow = {
  readonly name: string;
  readonly data_space_id: number;
  readonly type: string;
  readonly type_desc: string;
  readonly is_default: boolean;
  readonly is_system: boolean;
};

const dataSpaceTypes: Readonly<Record<string, string>> = {
  FG: 'ROWS_FILEGROUP',
  FD: 'FILESTREAM_DATA_FILEGROUP',
  FX: 'MEMORY_OPTIMIZED_DATA_FILEGROUP',
  PS: 'PARTITION_SCHEME',
};

export function dataSpaceRow(name: string, id: number, type: string, isDefault: boolean): DataSpaceRow {
  return {
    name,
    data_space_id: id,
    type,
    type_desc: dataSpaceTypes[type] ?? '',
    is_default: isDefault,
    is_system: false,
  };
}

export type FileGroupDetail = {
  readonly filegroup_guid: string | null;
  readonly log_filegroup_id: number | null;
  readonly is_read_only: boolean;
  readonly is_autogrow_all_files: boolean;
};

export type PartitionFunctionRow = ReturnType<typeof partitionFunctionRow>;
export function partitionFunctionRow(name: string, id: number, fanout: number, right: boolean) {
  return {
    name,
    function_id: id,
    type: 'R ',
    type_desc: 'RANGE',
    fanout,
    boundary_value_on_right: right,
    is_system: false,
    create_date: fixedDate,
    modify_date: fixedDate,
  };
}

export type PartitionParameterRow = {
  readonly function_id: number;
  readonly parameter_id: number;
  readonly system_type_id: number;
  readonly max_length: number;
  readonly precision: number;
  readonly scale: number;
  readonly collation_name: string | null;
  readonly user_type_id: number;
};

export type RangeValueRow = {
  readonly function_id: number;
  readonly boundary_id: number;
  readonly parameter_id: number;
  readonly value: string | null;
};

export type DestinationRow = {
  readonly partition_scheme_id: number;
  readonly destination_id: number;
  readonly data_space_id: number;
};

export type FileRow = {
  readonly file_id: number;
  readonly file_guid: string | null;
  readonly type: number;
  readonly type_desc: string;
  readonly data_space_id: number;
  readonly name: string;
  readonly physical_name: string;
  readonly state: number;
  readonly state_desc: string;
  readonly size: number;
  readonly max_size: number;
  readonly growth: number;
  readonly is_media_read_only: boolean;
  readonly is_read_only: boolean;
  readonly is_sparse: boolean;
  readonly is_percent_growth: boolean;
  readonly is_name_reserved: boolean;
  readonly is_persistent_log_buffer: boolean;
  readonly create_lsn: string | null;
  readonly drop_lsn: string | null;
  readonly read_only_lsn: string | null;
  readonly read_write_lsn: string | null;
  readonly differential_base_lsn: string | null;
  readonly differential_base_guid: string | null;
  readonly differential_base_time: string | null;
  readonly redo_start_lsn: string | null;
  readonly redo_start_fork_guid: string | null;
  readonly redo_target_lsn: string | null;
  readonly redo_target_fork_guid: string | null;
  readonly backup_lsn: string | null;
};

export type FullTextCatalogRow = {
  readonly fulltext_catalog_id: number;
  readonly name: string;
  readonly path: string | null;
  readonly is_default: boolean;
  readonly is_accent_sensitivity_on: boolean;
  readonly data_space_id: number | null;
  readonly file_id: number | null;
  readonly principal_id: number;
  readonly is_importing: boolean;
};

export type StoplistRow = {
  readonly stoplist_id: number;
  readonly name: string;
  readonly create_date: string;
  readonly modify_date: string;
  readonly principal_id: number;
};

export type XmlCollectionRow = {
  readonly xml_collection_id: number;
  readonly schema_id: number;
  readonly principal_id: number | null;
  readonly name: string;
  readonly create_date: string;
  readonly modify_date: string;
};
