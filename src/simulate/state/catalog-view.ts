import { parseQuotedPath } from '../../base/names.ts';
import type { Row } from '../../formats/catalog-rows.ts';
import { computedColumnRow, identityColumnRow, maskedColumnRow } from '../rows/column-rows.ts';
import { type StatsColumnRow, type StatsRow, specialIndexBase, statsRow } from '../rows/index-rows.ts';
import { asObject } from '../rows/object-rows.ts';
import { listedClasses } from '../rows/other-rows.ts';
import { queryStoreRow } from '../rows/query-store-row.ts';
import type { Catalog } from './catalog.ts';

type View = (c: Catalog) => Iterable<Row>;

/** Rows of objects of some types, as they are. */
const ofTypes = (...types: readonly string[]): View =>
  function* (c) {
    for (const row of c.objects.values()) if (types.includes(row.type)) yield row;
  };

/** Constraints of table types lie in sys and count as shipped; the views show them, so they are kept. */
function* objects(c: Catalog): Iterable<Row> {
  for (const row of c.objects.values()) yield asObject(row);
}

function* computed(c: Catalog): Iterable<Row> {
  for (const objectId of c.computed.groups()) {
    for (const columnId of c.computed.keysOf(objectId)) {
      const row = c.columns.get(objectId, columnId);
      const detail = c.computed.get(objectId, columnId);
      if (row && detail) yield computedColumnRow(row, detail);
    }
  }
}

function* identities(c: Catalog): Iterable<Row> {
  for (const objectId of c.identities.groups()) {
    for (const columnId of c.identities.keysOf(objectId)) {
      const row = c.columns.get(objectId, columnId);
      const detail = c.identities.get(objectId, columnId);
      if (row && detail) yield identityColumnRow(row, detail);
    }
  }
}

function* masked(c: Catalog): Iterable<Row> {
  for (const objectId of c.masks.groups()) {
    for (const columnId of c.masks.keysOf(objectId)) {
      const row = c.columns.get(objectId, columnId);
      if (row) yield maskedColumnRow(row, c.masks.get(objectId, columnId) ?? '', c.computed.get(objectId, columnId));
    }
  }
}

/** Statistics of indexes have the index's name and id; those of CREATE STATISTICS stand behind them. */
function* stats(c: Catalog): Iterable<StatsRow> {
  for (const index of c.indexes.values()) {
    if (index.index_id === 0 || index.name === null || (index.type > 2 && index.type !== 4)) continue;
    const [noRecompute, incremental] = c.indexStats.get(index.object_id, index.index_id) ?? [false, false];
    yield statsRow(index.object_id, index.name, index.index_id, {
      userCreated: false,
      noRecompute,
      filter: index.filter_definition,
      incremental,
      persistedSample: false,
      autoDrop: false,
    });
  }
  yield* c.stats.values();
}

function* statsColumns(c: Catalog): Iterable<StatsColumnRow> {
  for (const row of c.indexColumns.values()) {
    if (row.key_ordinal === 0) continue;
    yield {
      object_id: row.object_id,
      stats_id: row.index_id,
      stats_column_id: row.key_ordinal,
      column_id: row.column_id,
    };
  }
  yield* c.statsColumns.values();
}

function* xmlIndexes(c: Catalog): Iterable<Row> {
  for (const objectId of c.xmlIndexes.groups()) {
    for (const id of c.xmlIndexes.keysOf(objectId)) {
      const row = c.indexes.get(objectId, id);
      const detail = c.xmlIndexes.get(objectId, id);
      if (row && detail) yield { ...specialIndexBase(row), ...detail };
    }
  }
}

function* spatialIndexes(c: Catalog): Iterable<Row> {
  for (const objectId of c.spatialIndexes.groups()) {
    for (const id of c.spatialIndexes.keysOf(objectId)) {
      const row = c.indexes.get(objectId, id);
      const detail = c.spatialIndexes.get(objectId, id);
      if (row && detail) yield { ...specialIndexBase(row), ...detail };
    }
  }
}

/** Rows of an XML or spatial index are kept in a table of the server's own, numbered from here in the order of the view. */
const firstInternalTable = 2_000_000_001;

type InternalTable = { readonly id: number; readonly parent: number; readonly index: number; readonly xml: boolean };

function internalTables(c: Catalog): readonly InternalTable[] {
  const tables: InternalTable[] = [];
  for (const store of [c.xmlIndexes, c.spatialIndexes]) {
    for (const parent of store.groups())
      for (const index of store.keysOf(parent))
        tables.push({ id: firstInternalTable + tables.length, parent, index, xml: store === c.xmlIndexes });
  }
  return tables;
}

function* internalTableRows(c: Catalog): Iterable<Row> {
  for (const { id, parent, index, xml } of internalTables(c)) {
    yield {
      name: `${xml ? 'xml_index_nodes' : 'extended_index'}_${parent}_${index}`,
      object_id: id,
      principal_id: null,
      schema_id: 4,
      parent_object_id: parent,
      type: 'IT',
      type_desc: 'INTERNAL_TABLE',
      is_ms_shipped: true,
      internal_type: xml ? 202 : 207,
      internal_type_desc: xml ? 'XML_INDEX_NODES' : 'EXTENDED_INDEXES',
      parent_id: parent,
      parent_minor_id: index,
    };
  }
}

/** sys.partitions leaves XML and spatial indexes out; it has the tables in which they are kept. */
function* partitions(c: Catalog): Iterable<Row> {
  const internal = new Map(internalTables(c).map(({ id, parent, index }) => [`${parent}.${index}`, id]));
  for (const row of c.partitions.values()) {
    const id = internal.size > 0 ? internal.get(`${row.object_id}.${row.index_id}`) : undefined;
    yield id === undefined ? row : { ...row, object_id: id, index_id: 1 };
  }
}

function* hashIndexes(c: Catalog): Iterable<Row> {
  for (const objectId of c.hashBuckets.groups()) {
    for (const id of c.hashBuckets.keysOf(objectId)) {
      const row = c.indexes.get(objectId, id);
      if (row) yield { ...specialIndexBase(row), bucket_count: String(c.hashBuckets.get(objectId, id) ?? 0) };
    }
  }
}

function* tableTypes(c: Catalog): Iterable<Row> {
  for (const type of c.types.values()) {
    const detail = c.tableTypes.get(type.user_type_id);
    if (detail) yield { ...type, ...detail };
  }
}

function* fileGroups(c: Catalog): Iterable<Row> {
  for (const space of c.dataSpaces.values()) {
    const detail = c.fileGroups.get(space.data_space_id);
    if (detail) yield { ...space, ...detail };
  }
}

function* partitionSchemes(c: Catalog): Iterable<Row> {
  for (const space of c.dataSpaces.values()) {
    const functionId = c.schemeFunctions.get(space.data_space_id);
    if (functionId !== undefined) yield { ...space, function_id: functionId };
  }
}

/** The filegroup that is NEXT USED stands behind those of the partitions. */
function* destinations(c: Catalog): Iterable<Row> {
  for (const scheme of c.destinations.groups()) {
    yield* c.destinations.of(scheme);
    const next = c.nextUsed.get(scheme);
    if (next === undefined) continue;
    yield { partition_scheme_id: scheme, destination_id: c.destinations.count(scheme) + 1, data_space_id: next };
  }
}

function* events(c: Catalog): Iterable<Row> {
  for (const row of c.triggerEvents.values()) {
    const { is_first: _f, is_last: _l, ...rest } = row;
    yield rest;
  }
}

function* sqlLogins(c: Catalog): Iterable<Row> {
  for (const row of c.serverPrincipals.values()) {
    const detail = c.sqlLogins.get(c.fold(row.name));
    if (!detail) continue;
    const { owning_principal_id: _o, is_fixed_role: _f, tenant_id: _t, ...rest } = row;
    yield { ...rest, ...detail, password_hash: null };
  }
}

function* databases(c: Catalog): Iterable<Row> {
  const row: Record<string, Row[string]> = {};
  for (const key of c.databaseColumns()) row[key] = c.database.get(key) ?? null;
  yield row;
}

function* serviceContracts(c: Catalog): Iterable<Row> {
  for (const serviceId of c.serviceContracts.groups()) {
    for (const contract of c.serviceContracts.of(serviceId)) {
      yield { service_id: serviceId, service_contract_id: contract };
    }
  }
}

function* xmlCollections(c: Catalog): Iterable<Row> {
  // The collection sys.sys, which every database has.
  yield {
    xml_collection_id: 1,
    schema_id: 4,
    principal_id: null,
    name: 'sys',
    create_date: '2000-01-01T00:00:00.000',
    modify_date: '2000-01-01T00:00:00.000',
  };
  yield* c.xmlCollections.values();
}

/** The text of a collection, which a server answers through xml_schema_namespace(schema, collection). */
function* xmlTexts(c: Catalog): Iterable<Row> {
  for (const row of c.xmlCollections.values()) {
    yield { xml_collection_id: row.xml_collection_id, text: c.xmlCollectionTexts.get(row.xml_collection_id) ?? '' };
  }
}

function* changeTrackingDatabases(c: Catalog): Iterable<Row> {
  if (c.database.get('rehearsal.change_tracking') !== true) return;
  yield {
    database_id: c.database.get('database_id') ?? 5,
    is_auto_cleanup_on: c.database.get('rehearsal.ct_auto_cleanup') ?? true,
    retention_period: c.database.get('rehearsal.ct_retention') ?? 2,
    retention_period_units: c.database.get('rehearsal.ct_units') ?? 3,
    retention_period_units_desc: c.database.get('rehearsal.ct_units_desc') ?? 'DAYS',
    max_cleanup_version: null,
  };
}

/** Certificates, routes and the like: their names and ids, since no more of them is known. */
const listed = Object.fromEntries(
  Object.entries(listedClasses).map(([word, { view, id }]): [string, View] => [
    view,
    function* (c) {
      for (const row of c.opaque.values()) {
        if (row.class !== word || row.id === undefined) continue;
        yield {
          name: parseQuotedPath(row.name).at(-1) ?? row.name,
          [id]: row.id,
          principal_id: 1,
          ...(row.sid && { sid: row.sid }),
        };
      }
    },
  ]),
);

/** What each catalog view shows. The key `rehearsal.opaque` and `rehearsal.xml_schema_texts` are ours. */
export const catalogViews: Readonly<Record<string, View>> = {
  'sys.schemas': (c) => c.schemas.values(),
  'sys.objects': objects,
  'sys.all_objects': objects,
  'sys.tables': ofTypes('U '),
  'sys.views': ofTypes('V '),
  'sys.procedures': ofTypes('P ', 'PC', 'RF', 'X '),
  'sys.columns': (c) => c.columns.values(),
  'sys.all_columns': (c) => c.columns.values(),
  'sys.computed_columns': computed,
  'sys.identity_columns': identities,
  'sys.masked_columns': masked,
  'sys.types': (c) => c.types.values(),
  'sys.table_types': tableTypes,
  'sys.assembly_types': () => [],
  'sys.indexes': (c) => c.indexes.values(),
  'sys.index_columns': (c) => c.indexColumns.values(),
  'sys.partitions': partitions,
  'sys.internal_tables': internalTableRows,
  'sys.data_spaces': (c) => c.dataSpaces.values(),
  'sys.filegroups': fileGroups,
  'sys.database_files': (c) => c.files.values(),
  'sys.partition_schemes': partitionSchemes,
  'sys.destination_data_spaces': destinations,
  'sys.partition_functions': (c) => c.partitionFunctions.values(),
  'sys.partition_parameters': (c) => c.partitionParameters.values(),
  'sys.partition_range_values': (c) => c.rangeValues.values(),
  'sys.key_constraints': ofTypes('PK', 'UQ'),
  'sys.check_constraints': ofTypes('C '),
  // CREATE DEFAULT makes an object of the same type, without a table.
  'sys.default_constraints': function* (c) {
    for (const row of c.objects.values()) if (row.type === 'D ' && row.parent_object_id !== 0) yield row;
  },
  'sys.foreign_keys': ofTypes('F '),
  'sys.foreign_key_columns': (c) => c.foreignKeyColumns.values(),
  'sys.edge_constraints': ofTypes('EC'),
  'sys.edge_constraint_clauses': (c) => c.edgeClauses.values(),
  'sys.stats': stats,
  'sys.stats_columns': statsColumns,
  'sys.xml_indexes': xmlIndexes,
  'sys.selective_xml_index_paths': (c) => c.selectivePaths.values(),
  'sys.selective_xml_index_namespaces': (c) => c.selectiveNamespaces.values(),
  'sys.spatial_indexes': spatialIndexes,
  'sys.spatial_index_tessellations': (c) => c.tessellations.values(),
  'sys.hash_indexes': hashIndexes,
  'sys.json_indexes': () => [],
  'sys.vector_indexes': () => [],
  'sys.fulltext_indexes': (c) => c.fullTextIndexes.values(),
  'sys.fulltext_index_columns': (c) => c.fullTextColumns.values(),
  'sys.fulltext_catalogs': (c) => c.fullTextCatalogs.values(),
  'sys.fulltext_stoplists': (c) => c.stoplists.values(),
  'sys.fulltext_stopwords': () => [],
  'sys.periods': (c) => c.periods.values(),
  'sys.sql_modules': (c) => c.modules.values(),
  'sys.all_sql_modules': (c) => c.modules.values(),
  'sys.numbered_procedures': (c) => c.numbered.values(),
  'sys.parameters': (c) => c.parameters.values(),
  'sys.all_parameters': (c) => c.parameters.values(),
  'sys.triggers': (c) => c.triggers.values(),
  'sys.trigger_events': (c) => c.triggerEvents.values(),
  'sys.events': events,
  'sys.sequences': ofTypes('SO'),
  'sys.synonyms': ofTypes('SN'),
  'sys.xml_schema_collections': xmlCollections,
  'rehearsal.xml_schema_texts': xmlTexts,
  'sys.database_principals': (c) => c.principals.values(),
  'sys.database_role_members': (c) => c.members.values(),
  'sys.database_permissions': (c) => c.permissions.values(),
  'sys.extended_properties': (c) => c.properties.values(),
  'sys.security_policies': ofTypes('SP'),
  'sys.security_predicates': (c) => c.predicates.values(),
  'sys.service_queues': ofTypes('SQ'),
  'sys.services': (c) => c.services.values(),
  'sys.service_contracts': (c) => c.contracts.values(),
  'sys.service_message_types': (c) => c.messageTypes.values(),
  'sys.service_contract_usages': serviceContracts,
  'sys.service_contract_message_usages': (c) => c.contractMessages.values(),
  // No session runs here.
  'sys.dm_xe_sessions': () => [],
  'sys.dm_xe_database_sessions': () => [],
  'sys.server_event_sessions': (c) => c.serverSessions.values(),
  'sys.database_event_sessions': (c) => c.databaseSessions.values(),
  'sys.databases': databases,
  'sys.database_scoped_configurations': (c) => c.scopedConfigurations.values(),
  'sys.assemblies': (c) => c.assemblies.values(),
  'sys.assembly_modules': (c) => c.assemblyModules.values(),
  'sys.server_principals': (c) => c.serverPrincipals.values(),
  'sys.sql_logins': sqlLogins,
  'sys.change_tracking_tables': (c) => c.changeTracking.values(),
  'sys.change_tracking_databases': changeTrackingDatabases,
  'sys.database_query_store_options': (c) => [queryStoreRow((key) => c.database.get(key))],
  'sys.sensitivity_classifications': (c) => c.sensitivities.values(),
  'sys.sql_expression_dependencies': (c) => c.uses.values(),
  'sys.column_encryption_keys': (c) => c.encryptionKeys.values(),
  'sys.filetables': (c) => c.fileTables.values(),
  'sys.registered_search_property_lists': (c) => c.propertyLists.values(),
  'rehearsal.expression_texts': (c) => c.expressionTexts.values(),
  'rehearsal.opaque': (c) => c.opaque.values(),
  ...listed,
};

for (const side of ['server', 'database'] as const) {
  const sessions = (c: Catalog) => (side === 'server' ? c.serverSessions : c.databaseSessions);
  const within = (pick: (c: Catalog, id: number) => Iterable<Row>): View =>
    function* (c) {
      for (const session of sessions(c).values()) yield* pick(c, session.event_session_id);
    };
  Object.assign(catalogViews, {
    [`sys.${side}_event_session_events`]: within((c, id) => c.sessionEvents.of(id)),
    [`sys.${side}_event_session_actions`]: within((c, id) => c.sessionActions.of(id)),
    [`sys.${side}_event_session_targets`]: within((c, id) => c.sessionTargets.of(id)),
    [`sys.${side}_event_session_fields`]: within((c, id) => c.sessionFields.of(id)),
  });
}
