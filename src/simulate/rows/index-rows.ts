export type IndexRow = {
  readonly object_id: number;
  readonly name: string | null;
  readonly index_id: number;
  readonly type: number;
  readonly type_desc: string;
  readonly is_unique: boolean;
  readonly data_space_id: number;
  readonly ignore_dup_key: boolean;
  readonly is_primary_key: boolean;
  readonly is_unique_constraint: boolean;
  readonly fill_factor: number;
  readonly is_padded: boolean;
  readonly is_disabled: boolean;
  readonly is_hypothetical: boolean;
  readonly is_ignored_in_optimization: boolean;
  readonly allow_row_locks: boolean;
  readonly allow_page_locks: boolean;
  readonly has_filter: boolean;
  readonly filter_definition: string | null;
  readonly compression_delay: number | null;
  readonly suppress_dup_key_messages: boolean;
  readonly auto_created: boolean;
  readonly optimize_for_sequential_key: boolean;
};

export const indexTypes = [
  'HEAP',
  'CLUSTERED',
  'NONCLUSTERED',
  'XML',
  'SPATIAL',
  'CLUSTERED COLUMNSTORE',
  'NONCLUSTERED COLUMNSTORE',
  'NONCLUSTERED HASH',
] as const;

export const IndexType = {
  heap: 0,
  clustered: 1,
  nonclustered: 2,
  xml: 3,
  spatial: 4,
  clusteredColumnstore: 5,
  nonclusteredColumnstore: 6,
  hash: 7,
} as const;

export function heapRow(objectId: number, dataSpaceId: number): IndexRow {
  return {
    object_id: objectId,
    name: null,
    index_id: 0,
    type: 0,
    type_desc: 'HEAP',
    is_unique: false,
    data_space_id: dataSpaceId,
    ignore_dup_key: false,
    is_primary_key: false,
    is_unique_constraint: false,
    fill_factor: 0,
    is_padded: false,
    is_disabled: false,
    is_hypothetical: false,
    is_ignored_in_optimization: false,
    allow_row_locks: true,
    allow_page_locks: true,
    has_filter: false,
    filter_definition: null,
    compression_delay: null,
    suppress_dup_key_messages: false,
    auto_created: false,
    optimize_for_sequential_key: false,
  };
}

export type IndexColumnRow = {
  readonly object_id: number;
  readonly index_id: number;
  readonly index_column_id: number;
  readonly column_id: number;
  readonly key_ordinal: number;
  readonly partition_ordinal: number;
  readonly is_descending_key: boolean;
  readonly is_included_column: boolean;
  readonly column_store_order_ordinal: number;
  readonly data_clustering_ordinal: number;
};

/** Columns of sys.indexes that the views of special indexes have too. */
export function specialIndexBase(row: IndexRow) {
  const { compression_delay: _c, suppress_dup_key_messages: _s, optimize_for_sequential_key: _o, ...rest } = row;
  return rest;
}

export type XmlDetail = {
  readonly using_xml_index_id: number | null;
  readonly secondary_type: string | null;
  readonly secondary_type_desc: string | null;
  readonly xml_index_type: number;
  readonly xml_index_type_description: string;
  readonly path_id: number | null;
};

export type SpatialDetail = {
  readonly spatial_index_type: number;
  readonly spatial_index_type_desc: string;
  readonly tessellation_scheme: string;
};

export type TessellationRow = {
  readonly object_id: number;
  readonly index_id: number;
  readonly tessellation_scheme: string;
  readonly bounding_box_xmin: number | null;
  readonly bounding_box_ymin: number | null;
  readonly bounding_box_xmax: number | null;
  readonly bounding_box_ymax: number | null;
  readonly level_1_grid: number | null;
  readonly level_1_grid_desc: string | null;
  readonly level_2_grid: number | null;
  readonly level_2_grid_desc: string | null;
  readonly level_3_grid: number | null;
  readonly level_3_grid_desc: string | null;
  readonly level_4_grid: number | null;
  readonly level_4_grid_desc: string | null;
  readonly cells_per_object: number;
};

export type PartitionRow = {
  readonly partition_id: string;
  readonly object_id: number;
  readonly index_id: number;
  readonly partition_number: number;
  readonly hobt_id: string;
  readonly rows: string;
  readonly filestream_filegroup_id: number;
  readonly data_compression: number;
  readonly data_compression_desc: string;
  readonly xml_compression: boolean;
  readonly xml_compression_desc: string;
};

const compressions = ['NONE', 'ROW', 'PAGE', 'COLUMNSTORE', 'COLUMNSTORE_ARCHIVE'] as const;
export const compressionOf = (name: string): number => compressions.indexOf(name as (typeof compressions)[number]);

export function partitionRow(
  objectId: number,
  indexId: number,
  number: number,
  compression: number,
  xmlCompression: boolean,
): PartitionRow {
  // The documented bigint is opaque; object, index and partition make it unique and repeatable.
  const id = `72057594${String(objectId).padStart(10, '0')}${indexId}${number}`;
  return {
    partition_id: id,
    object_id: objectId,
    index_id: indexId,
    partition_number: number,
    hobt_id: id,
    rows: '0',
    filestream_filegroup_id: 0,
    data_compression: compression,
    data_compression_desc: compressions[compression] ?? '',
    xml_compression: xmlCompression,
    xml_compression_desc: xmlCompression ? 'ON' : 'OFF',
  };
}

export type StatsRow = {
  readonly object_id: number;
  readonly name: string;
  readonly stats_id: number;
  readonly auto_created: boolean;
  readonly user_created: boolean;
  readonly no_recompute: boolean;
  readonly has_filter: boolean;
  readonly filter_definition: string | null;
  readonly is_temporary: boolean;
  readonly is_incremental: boolean;
  readonly has_persisted_sample: boolean;
  readonly stats_generation_method: number;
  readonly stats_generation_method_desc: string;
  readonly auto_drop: boolean;
  readonly replica_role_id: number | null;
  readonly replica_role_desc: string | null;
  readonly replica_name: string | null;
};

export function statsRow(
  objectId: number,
  name: string,
  statsId: number,
  values: {
    readonly userCreated: boolean;
    readonly noRecompute: boolean;
    readonly filter: string | null;
    readonly incremental: boolean;
    readonly persistedSample: boolean;
    readonly autoDrop: boolean;
  },
): StatsRow {
  return {
    object_id: objectId,
    name,
    stats_id: statsId,
    auto_created: false,
    user_created: values.userCreated,
    no_recompute: values.noRecompute,
    has_filter: values.filter !== null,
    filter_definition: values.filter,
    is_temporary: false,
    is_incremental: values.incremental,
    has_persisted_sample: values.persistedSample,
    stats_generation_method: 0,
    stats_generation_method_desc: 'Sort based statistics',
    auto_drop: values.autoDrop,
    replica_role_id: 1,
    replica_role_desc: 'PRIMARY',
    replica_name: null,
  };
}

export type StatsColumnRow = {
  readonly object_id: number;
  readonly stats_id: number;
  readonly stats_column_id: number;
  readonly column_id: number;
};

export type FullTextIndexRow = {
  readonly object_id: number;
  readonly unique_index_id: number;
  readonly index_version: number;
  readonly fulltext_catalog_id: number;
  readonly is_enabled: boolean;
  readonly change_tracking_state: string;
  readonly change_tracking_state_desc: string;
  readonly has_crawl_completed: boolean;
  readonly crawl_type: string;
  readonly crawl_type_desc: string;
  readonly crawl_start_date: string | null;
  readonly crawl_end_date: string | null;
  readonly incremental_timestamp: string | null;
  readonly stoplist_id: number | null;
  readonly property_list_id: number | null;
  readonly data_space_id: number;
};

export type FullTextColumnRow = {
  readonly object_id: number;
  readonly column_id: number;
  readonly type_column_id: number | null;
  readonly language_id: number;
  readonly statistical_semantics: number;
};
