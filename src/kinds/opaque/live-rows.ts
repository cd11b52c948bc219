import { quote, quoteString } from '../../base/names.ts';
import type { CatalogRows, Cell, Row } from '../../formats/catalog-rows.ts';
import type { CatalogLookup } from '../kind.ts';
import type { Unknown } from './unknown-rows.ts';

/**
 * Classes that a live server shows and the in-memory one keeps as text. Where the views tell all that the statement said, it is
 * written again; where they do not, or secrets are in it, the object is named without its text.
 */
type LiveClass = {
  readonly class: string;
  readonly view: string;
  readonly columns: readonly string[];
  /** Rows that are the server's own, or another class's. */
  readonly not?: (row: Row, context: CatalogLookup) => boolean;
  /** `[row.name]` unless given. */
  readonly name?: (row: Row, context: CatalogLookup) => readonly string[];
  readonly text?: (row: Row, context: CatalogLookup) => string;
};

const filled = (cell: Cell | undefined): string | undefined =>
  cell === null || cell === undefined || cell === '' ? undefined : String(cell);

const hex = (cell: Cell | undefined): string =>
  cell instanceof Uint8Array ? `0x${Buffer.from(cell).toString('hex').toUpperCase()}` : String(cell ?? '0x');

/** `A = 'a', B = 5`: options with a value. */
const options = (...pairs: readonly (readonly [string, string | undefined])[]): string =>
  pairs.flatMap(([option, value]) => (value === undefined ? [] : [`${option} = ${value}`])).join(', ');

const literal = (cell: Cell | undefined): string | undefined => {
  const text = filled(cell);
  return text === undefined ? undefined : quoteString(text);
};

const named = (view: string, id: string, value: Cell | undefined, context: CatalogLookup): string | undefined => {
  if (value === null || value === undefined) return undefined;
  const name = filled(context.group(view, id).get(Number(value))?.[0]?.name);
  return name === undefined ? undefined : quote(name);
};

const owner = (row: Row, context: CatalogLookup): string =>
  ` AUTHORIZATION ${quote(context.principalName(Number(row.principal_id)) || 'dbo')}`;

const inSchema = (row: Row, context: CatalogLookup): readonly string[] => [
  context.schemaName(Number(row.schema_id)),
  String(row.name),
];
const onTable = (row: Row, context: CatalogLookup): readonly string[] => [
  ...context.pathOf(Number(row.object_id)),
  String(row.name),
];

function columnMasterKey(row: Row): string {
  const enclave =
    row.allow_enclave_computations === true ? `, ENCLAVE_COMPUTATIONS (SIGNATURE = ${hex(row.signature)})` : '';
  return `CREATE COLUMN MASTER KEY ${quote(String(row.name))} WITH (KEY_STORE_PROVIDER_NAME = ${quoteString(String(row.key_store_provider_name))}, KEY_PATH = ${quoteString(String(row.key_path))}${enclave});`;
}

const valuesOf = (row: Row, context: CatalogLookup): readonly Row[] =>
  context
    .group('sys.column_encryption_key_values', 'column_encryption_key_id')
    .get(Number(row.column_encryption_key_id)) ?? [];

function columnEncryptionKey(row: Row, context: CatalogLookup): string {
  const values = [...valuesOf(row, context)]
    .sort((a, b) => Number(a.column_master_key_id) - Number(b.column_master_key_id))
    .map((value) => {
      const key = named('sys.column_master_keys', 'column_master_key_id', value.column_master_key_id, context) ?? '[]';
      return `(COLUMN_MASTER_KEY = ${key}, ALGORITHM = ${quoteString(String(value.encryption_algorithm_name))}, ENCRYPTED_VALUE = ${hex(value.encrypted_value)})`;
    });
  return `CREATE COLUMN ENCRYPTION KEY ${quote(String(row.name))} WITH VALUES ${values.join(', ')};`;
}

function brokerPriority(row: Row, context: CatalogLookup): string {
  const set = options(
    ['CONTRACT_NAME', named('sys.service_contracts', 'service_contract_id', row.service_contract_id, context)],
    ['LOCAL_SERVICE_NAME', named('sys.services', 'service_id', row.local_service_id, context)],
    ['REMOTE_SERVICE_NAME', literal(row.remote_service_name)],
    ['PRIORITY_LEVEL', Number(row.priority) === 5 ? undefined : String(row.priority)],
  );
  return `CREATE BROKER PRIORITY ${quote(String(row.name))} FOR CONVERSATION${set === '' ? '' : ` SET (${set})`};`;
}

/** TYPE is said in the words of its description; data sources of SQL Server's own connectors have none. */
const sourceTypes = new Set(['HADOOP', 'SHARD_MAP_MANAGER', 'RDBMS', 'BLOB_STORAGE']);

function externalDataSource(row: Row, context: CatalogLookup): string {
  const type = filled(row.type_desc);
  const set = options(
    ['TYPE', type !== undefined && sourceTypes.has(type) ? type : undefined],
    ['LOCATION', literal(row.location)],
    ['RESOURCE_MANAGER_LOCATION', literal(row.resource_manager_location)],
    ['CREDENTIAL', named('sys.database_scoped_credentials', 'credential_id', row.credential_id, context)],
    ['DATABASE_NAME', literal(row.database_name)],
    ['SHARD_MAP_NAME', literal(row.shard_map_name)],
    ['CONNECTION_OPTIONS', literal(row.connection_options)],
  );
  return `CREATE EXTERNAL DATA SOURCE ${quote(String(row.name))} WITH (${set});`;
}

const classes: readonly LiveClass[] = [
  {
    class: 'COLUMN MASTER KEY',
    view: 'sys.column_master_keys',
    columns: [
      ...['column_master_key_id', 'name', 'key_store_provider_name', 'key_path'],
      ...['allow_enclave_computations', 'signature'],
    ],
    text: columnMasterKey,
  },
  {
    class: 'COLUMN ENCRYPTION KEY',
    view: 'sys.column_encryption_keys',
    columns: ['column_encryption_key_id', 'name'],
    // In memory a column may name a key that nobody has made; on a server each has a value.
    not: (row, context) => valuesOf(row, context).length === 0,
    text: columnEncryptionKey,
  },
  {
    class: 'BROKER PRIORITY',
    view: 'sys.conversation_priorities',
    columns: ['name', 'service_contract_id', 'local_service_id', 'remote_service_name', 'priority'],
    text: brokerPriority,
  },
  {
    class: 'EXTERNAL DATA SOURCE',
    view: 'sys.external_data_sources',
    columns: [
      ...['name', 'type_desc', 'location', 'resource_manager_location', 'credential_id', 'database_name'],
      ...['shard_map_name', 'connection_options'],
    ],
    text: externalDataSource,
  },
  {
    class: 'SEARCH PROPERTY LIST',
    view: 'sys.registered_search_property_lists',
    columns: ['name', 'principal_id'],
    text: (row, context) => `CREATE SEARCH PROPERTY LIST ${quote(String(row.name))}${owner(row, context)};`,
  },
  {
    class: 'MASTER KEY',
    view: 'sys.symmetric_keys',
    columns: ['name'],
    not: (row) => row.name !== '##MS_DatabaseMasterKey##',
    name: () => [],
  },
  {
    class: 'DATABASE SCOPED CREDENTIAL',
    view: 'sys.database_scoped_credentials',
    columns: ['credential_id', 'name'],
  },
  { class: 'EXTERNAL FILE FORMAT', view: 'sys.external_file_formats', columns: ['name'] },
  { class: 'EXTERNAL TABLE', view: 'sys.external_tables', columns: ['name', 'schema_id'], name: inSchema },
  { class: 'EXTERNAL LIBRARY', view: 'sys.external_libraries', columns: ['name'] },
  {
    class: 'EXTERNAL LANGUAGE',
    view: 'sys.external_languages',
    columns: ['language'],
    // R, Python and Java come with the server.
    not: (row) => /^(R|Python|Java)$/i.test(String(row.language)),
    name: (row) => [String(row.language)],
  },
  { class: 'EXTERNAL MODEL', view: 'sys.external_models', columns: ['name'] },
  {
    class: 'EVENT NOTIFICATION',
    view: 'sys.event_notifications',
    columns: ['name', 'parent_class'],
    not: (row) => Number(row.parent_class) === 100,
  },
  { class: 'DATABASE AUDIT SPECIFICATION', view: 'sys.database_audit_specifications', columns: ['name'] },
  { class: 'PLAN GUIDE', view: 'sys.plan_guides', columns: ['name'] },
  {
    class: 'TYPE',
    view: 'sys.assembly_types',
    columns: ['name', 'schema_id', 'is_user_defined'],
    name: inSchema,
    not: (row) => row.is_user_defined !== true,
  },
  { class: 'JSON INDEX', view: 'sys.json_indexes', columns: ['object_id', 'name'], name: onTable },
  { class: 'VECTOR INDEX', view: 'sys.vector_indexes', columns: ['object_id', 'name'], name: onTable },
];

export const liveViews: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(classes.map(({ view, columns }) => [view, columns])),
  'sys.column_encryption_key_values': [
    ...['column_encryption_key_id', 'column_master_key_id', 'encrypted_value', 'encryption_algorithm_name'],
  ],
  'sys.service_contracts': ['service_contract_id', 'name'],
  'sys.services': ['service_id', 'name'],
};

export function liveRows(rows: CatalogRows, context: CatalogLookup): readonly Unknown[] {
  return classes.flatMap(({ class: word, view, not, name, text }) =>
    (rows.get(view) ?? [])
      .filter((row) => !not?.(row, context))
      .map((row) => ({
        class: word,
        name: name?.(row, context) ?? [String(row.name)],
        text: text?.(row, context) ?? '',
      })),
  );
}
