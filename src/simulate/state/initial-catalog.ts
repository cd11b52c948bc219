import { namingOf } from '../../base/names.ts';
import { systemTypes } from '../../syntax/system-types.ts';
import { principalRow } from '../rows/security-rows.ts';
import type { FileRow } from '../rows/storage-rows.ts';
import { dataSpaceRow } from '../rows/storage-rows.ts';
import { Catalog, securable } from './catalog.ts';
import { databaseDefaults } from './database-defaults.ts';

const roles: readonly (readonly [string, number])[] = [
  ['db_owner', 16384],
  ['db_accessadmin', 16385],
  ['db_securityadmin', 16386],
  ['db_ddladmin', 16387],
  ['db_backupoperator', 16389],
  ['db_datareader', 16390],
  ['db_datawriter', 16391],
  ['db_denydatareader', 16392],
  ['db_denydatawriter', 16393],
];

/** The database as CREATE DATABASE leaves it: fixed schemas, principals, types, the PRIMARY filegroup and its files. */
export function initialCatalog(options: {
  readonly collation: string;
  readonly databaseName: string;
  /** 160 for Sql160; Azure SQL Database counts as the newest. */
  readonly compatibility: number;
}): Catalog {
  const catalog = new Catalog(options.collation, namingOf(options.collation));
  addPrincipals(catalog);
  addTypes(catalog, options);
  addStorage(catalog, options.databaseName);
  const defaults = databaseDefaults(options.databaseName, options.collation, options.compatibility);
  for (const [column, value] of Object.entries(defaults)) catalog.database.set(column, value);
  catalog.log.forget();
  return catalog;
}

function addPrincipals(catalog: Catalog): void {
  const users: readonly (readonly [string, number, string, string | null])[] = [
    ['public', 0, 'R', null],
    ['dbo', 1, 'S', 'dbo'],
    ['guest', 2, 'S', 'guest'],
    ['INFORMATION_SCHEMA', 3, 'S', null],
    ['sys', 4, 'S', null],
  ];
  for (const [name, id, type, defaultSchema] of users) {
    const owner = type === 'R' ? 1 : null;
    catalog.principals.set(
      id,
      principalRow({ name, id, type, defaultSchema, owner, authentication: name === 'dbo' ? 1 : 0 }),
    );
    catalog.principalNames.set(catalog.fold(name), id);
    if (id > 0) addSchema(catalog, name, id, id);
  }
  for (const [name, id] of roles) {
    catalog.principals.set(id, principalRow({ name, id, type: 'R', owner: 1, fixed: true }));
    catalog.principalNames.set(catalog.fold(name), id);
    addSchema(catalog, name, id, id);
  }
  catalog.members.set(16384, 1, { role_principal_id: 16384, member_principal_id: 1 });
  catalog.permissions.set(securable(0, 0), '0.1.CO', {
    class: 0,
    class_desc: 'DATABASE',
    major_id: 0,
    minor_id: 0,
    grantee_principal_id: 1,
    grantor_principal_id: 1,
    type: 'CO  ',
    permission_name: 'CONNECT',
    state: 'G',
    state_desc: 'GRANT',
  });
}

function addSchema(catalog: Catalog, name: string, id: number, owner: number): void {
  catalog.schemas.set(id, { name, schema_id: id, principal_id: owner });
  catalog.schemaNames.set(catalog.fold(name), id);
}

function addTypes(catalog: Catalog, options: { readonly collation: string; readonly compatibility: number }): void {
  for (const type of systemTypes()) {
    // json and vector came with SQL Server 2025.
    if ((type.name === 'json' || type.name === 'vector') && options.compatibility < 170) continue;
    catalog.types.set(type.userTypeId, {
      name: type.name,
      system_type_id: type.systemTypeId,
      user_type_id: type.userTypeId,
      schema_id: 4,
      principal_id: null,
      max_length: type.maxLength,
      precision: type.precision,
      scale: type.scale,
      collation_name: type.text ? options.collation : null,
      is_nullable: type.name !== 'sysname',
      is_user_defined: false,
      is_assembly_type: type.systemTypeId === 240,
      default_object_id: 0,
      rule_object_id: 0,
      is_table_type: false,
    });
    catalog.typeNames.set(`4.${catalog.fold(type.name)}`, type.userTypeId);
  }
}

function addStorage(catalog: Catalog, databaseName: string): void {
  catalog.dataSpaces.set(1, dataSpaceRow('PRIMARY', 1, 'FG', true));
  catalog.dataSpaceNames.set(catalog.fold('PRIMARY'), 1);
  catalog.fileGroups.set(1, {
    filegroup_guid: null,
    log_filegroup_id: null,
    is_read_only: false,
    is_autogrow_all_files: false,
  });
  for (const log of [false, true]) {
    const name = log ? `${databaseName}_log` : databaseName;
    catalog.files.set(catalog.fold(name), fileRow(name, log ? 2 : 1, log ? 1 : 0, log ? 0 : 1, log ? '.ldf' : '.mdf'));
  }
}

const fileTypes = ['ROWS', 'LOG', 'FILESTREAM'];

/** A row of sys.database_files: 8 MB growing by 64 MB, as the model database has it. `type` 0 rows, 1 log, 2 FILESTREAM. */
export function fileRow(name: string, id: number, type: number, dataSpaceId: number, extension: string): FileRow {
  return {
    file_id: id,
    file_guid: null,
    type,
    type_desc: fileTypes[type] ?? '',
    data_space_id: dataSpaceId,
    name,
    physical_name: `${name}${extension}`,
    state: 0,
    state_desc: 'ONLINE',
    size: 1024,
    max_size: -1,
    growth: 8192,
    is_media_read_only: false,
    is_read_only: false,
    is_sparse: false,
    is_percent_growth: false,
    is_name_reserved: false,
    is_persistent_log_buffer: false,
    create_lsn: null,
    drop_lsn: null,
    read_only_lsn: null,
    read_write_lsn: null,
    differential_base_lsn: null,
    differential_base_guid: null,
    differential_base_time: null,
    redo_start_lsn: null,
    redo_start_fork_guid: null,
    redo_target_lsn: null,
    redo_target_fork_guid: null,
    backup_lsn: null,
  };
}
