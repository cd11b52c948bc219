import type { Cell } from '../../formats/catalog-rows.ts';
import type { AlterDatabase, Option } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { findOption, optionFlag, optionValue } from '../options.ts';
import { dataSpaceRow } from '../rows/storage-rows.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { fileRow } from '../state/initial-catalog.ts';

type Change = AlterDatabase['change'];

/** ALTER DATABASE and ALTER DATABASE SCOPED CONFIGURATION. Errors 911 (other database), 5035, 5041, 5031 filegroups and files. */
export function alterDatabase(c: Context, statement: AlterDatabase): void {
  const { database, change } = statement;
  if (database !== undefined && !isThisDatabase(c, database)) refuse(911, database);
  switch (change.action) {
    case 'set':
      for (const option of change.options) setOption(c, option);
      return;
    case 'collate':
      c.catalog.database.set('collation_name', change.collation);
      return;
    case 'addFileGroup':
      return addFileGroup(c, change.name, change.contains);
    case 'removeFileGroup':
      return removeFileGroup(c, change.name);
    case 'modifyFileGroup':
      return modifyFileGroup(c, change.name, change.change.text);
    case 'addFile':
      return addFiles(c, change);
    case 'modifyFile':
      return;
    case 'removeFile': {
      const key = c.catalog.fold(change.name);
      if (!c.catalog.files.has(key)) refuse(5009);
      c.catalog.files.delete(key);
      return;
    }
    case 'scopedConfiguration':
      return setScoped(c, change.name, change.value, change.secondary);
    case 'modifyName':
      return unsupported('ALTER DATABASE … MODIFY NAME');
    case 'other':
      return;
  }
}

/** Whether a name is this database's, or a variable, which is always it. */
export function isThisDatabase(c: Context, name: string): boolean {
  return /^\$\(.*\)$/.test(name) || name.toLowerCase() === c.databaseName.toLowerCase();
}

const flags: Readonly<Record<string, string>> = {
  ANSI_NULL_DEFAULT: 'is_ansi_null_default_on',
  ANSI_NULLS: 'is_ansi_nulls_on',
  ANSI_PADDING: 'is_ansi_padding_on',
  ANSI_WARNINGS: 'is_ansi_warnings_on',
  ARITHABORT: 'is_arithabort_on',
  CONCAT_NULL_YIELDS_NULL: 'is_concat_null_yields_null_on',
  NUMERIC_ROUNDABORT: 'is_numeric_roundabort_on',
  QUOTED_IDENTIFIER: 'is_quoted_identifier_on',
  RECURSIVE_TRIGGERS: 'is_recursive_triggers_on',
  CURSOR_CLOSE_ON_COMMIT: 'is_cursor_close_on_commit_on',
  AUTO_CLOSE: 'is_auto_close_on',
  AUTO_SHRINK: 'is_auto_shrink_on',
  AUTO_UPDATE_STATISTICS: 'is_auto_update_stats_on',
  AUTO_UPDATE_STATISTICS_ASYNC: 'is_auto_update_stats_async_on',
  READ_COMMITTED_SNAPSHOT: 'is_read_committed_snapshot_on',
  TRUSTWORTHY: 'is_trustworthy_on',
  DB_CHAINING: 'is_db_chaining_on',
  DATE_CORRELATION_OPTIMIZATION: 'is_date_correlation_on',
  HONOR_BROKER_PRIORITY: 'is_honor_broker_priority_on',
  MEMORY_OPTIMIZED_ELEVATE_TO_SNAPSHOT: 'is_memory_optimized_elevate_to_snapshot_on',
  NESTED_TRIGGERS: 'is_nested_triggers_on',
  TRANSFORM_NOISE_WORDS: 'is_transform_noise_words_on',
  MIXED_PAGE_ALLOCATION: 'is_mixed_page_allocation_on',
  TEMPORAL_HISTORY_RETENTION: 'is_temporal_history_retention_enabled',
  ACCELERATED_DATABASE_RECOVERY: 'is_accelerated_database_recovery_on',
  OPTIMIZED_LOCKING: 'is_optimized_locking_on',
  ENCRYPTION: 'is_encrypted',
};

const described: Readonly<Record<string, readonly [string, string, readonly string[]]>> = {
  RECOVERY: ['recovery_model', 'recovery_model_desc', ['', 'FULL', 'BULK_LOGGED', 'SIMPLE']],
  PAGE_VERIFY: ['page_verify_option', 'page_verify_option_desc', ['NONE', 'TORN_PAGE_DETECTION', 'CHECKSUM']],
  CONTAINMENT: ['containment', 'containment_desc', ['NONE', 'PARTIAL']],
  DELAYED_DURABILITY: ['delayed_durability', 'delayed_durability_desc', ['DISABLED', 'ALLOWED', 'FORCED']],
};

const access = ['MULTI_USER', 'SINGLE_USER', 'RESTRICTED_USER'];

/** One option of SET. What no documented column shows is kept beside the row of sys.databases under `rehearsal.`. */
function setOption(c: Context, option: Option): void {
  const { database } = c.catalog;
  const value = (option.value ?? '').toUpperCase();
  const put = (column: string, cell: Cell) => database.set(column, cell);
  const flag = flags[option.name];
  if (flag !== undefined) return put(flag, value !== 'OFF');
  const known = described[option.name];
  if (known) {
    const number = known[2].indexOf(value);
    put(known[0], Math.max(number, 0));
    return put(known[1], value);
  }
  switch (option.name) {
    case 'AUTO_CREATE_STATISTICS':
      put('is_auto_create_stats_incremental_on', optionFlag(option.options ?? [], 'INCREMENTAL', false));
      return put('is_auto_create_stats_on', value !== 'OFF');
    case 'ALLOW_SNAPSHOT_ISOLATION':
      put('snapshot_isolation_state', value === 'OFF' ? 0 : 1);
      return put('snapshot_isolation_state_desc', value);
    case 'COMPATIBILITY_LEVEL':
      return put('compatibility_level', Number(value));
    case 'CURSOR_DEFAULT':
      return put('is_local_cursor_default', value === 'LOCAL');
    case 'PARAMETERIZATION':
      return put('is_parameterization_forced', value === 'FORCED');
    case 'TARGET_RECOVERY_TIME':
      return put('target_recovery_time_in_seconds', Number.parseInt(value, 10) * (/MINUTE/.test(value) ? 60 : 1));
    case 'TORN_PAGE_DETECTION':
      put('page_verify_option', value === 'ON' ? 1 : 0);
      return put('page_verify_option_desc', value === 'ON' ? 'TORN_PAGE_DETECTION' : 'NONE');
    case 'DEFAULT_LANGUAGE':
    case 'DEFAULT_FULLTEXT_LANGUAGE':
      return put(`${option.name.toLowerCase()}_name`, option.value?.replace(/^\[|\]$/g, '') ?? null);
    case 'TWO_DIGIT_YEAR_CUTOFF':
      return put('two_digit_year_cutoff', Number(value));
    case 'ENABLE_BROKER':
    case 'DISABLE_BROKER':
    case 'NEW_BROKER':
    case 'ERROR_BROKER_CONVERSATIONS':
      return put('is_broker_enabled', option.name !== 'DISABLE_BROKER');
    case 'READ_ONLY':
    case 'READ_WRITE':
      return put('is_read_only', option.name === 'READ_ONLY');
    case 'MULTI_USER':
    case 'SINGLE_USER':
    case 'RESTRICTED_USER':
      put('user_access', access.indexOf(option.name));
      return put('user_access_desc', option.name);
    case 'CHANGE_TRACKING':
      return setChangeTracking(c, option);
    case 'QUERY_STORE':
      return setQueryStore(c, option);
    default:
      put(`rehearsal.${option.name}`, option.value ?? true);
  }
}

/** Error 22115: a table still tracks. */
function setChangeTracking(c: Context, option: Option): void {
  const { database } = c.catalog;
  const inner = option.options ?? [];
  const off = (option.value ?? '').toUpperCase() === 'OFF';
  if (off) for (const _ of c.catalog.changeTracking.values()) refuse(22115, c.databaseName);
  database.set('rehearsal.change_tracking', !off);
  const retention = /^(\d+)\s*(DAY|HOUR|MINUTE)S?$/.exec(optionValue(inner, 'CHANGE_RETENTION') ?? '');
  if (retention) {
    const unit = retention[2] ?? 'DAY';
    database.set('rehearsal.ct_retention', Number(retention[1]));
    database.set('rehearsal.ct_units', unit === 'MINUTE' ? 1 : unit === 'HOUR' ? 2 : 3);
    database.set('rehearsal.ct_units_desc', `${unit}S`);
  }
  database.set('rehearsal.ct_auto_cleanup', optionFlag(inner, 'AUTO_CLEANUP', true));
}

function setQueryStore(c: Context, option: Option): void {
  const { database } = c.catalog;
  const value = (option.value ?? '').toUpperCase();
  const mode = optionValue(option.options ?? [], 'OPERATION_MODE');
  if (value === 'CLEAR' || value === 'CLEAR ALL') return;
  database.set('is_query_store_on', value !== 'OFF');
  const nested = (option.options ?? []).flatMap((inner) => [inner, ...(inner.options ?? [])]);
  for (const inner of nested) database.set(`rehearsal.QUERY_STORE.${inner.name}`, inner.value ?? true);
  if (mode !== undefined) database.set('rehearsal.query_store_desired', mode);
  else if (value !== '') database.set('rehearsal.query_store_desired', value === 'OFF' ? 'OFF' : 'READ_WRITE');
}

const groupTypes = { FILESTREAM: 'FD', MEMORY_OPTIMIZED_DATA: 'FX' } as const;

/** Errors 5035 (exists), 10797's like (a second memory-optimised one). */
function addFileGroup(c: Context, name: string, contains: keyof typeof groupTypes | undefined): void {
  const { catalog } = c;
  const key = catalog.fold(name);
  if (catalog.dataSpaceNames.has(key)) refuse(5035, name);
  if (contains === 'MEMORY_OPTIMIZED_DATA') {
    for (const space of catalog.dataSpaces.values()) if (space.type === 'FX') refuse(10797);
  }
  const id = catalog.next('fileGroup', 2);
  catalog.dataSpaces.set(id, dataSpaceRow(name, id, contains ? groupTypes[contains] : 'FG', false));
  catalog.dataSpaceNames.set(key, id);
  catalog.fileGroups.set(id, {
    filegroup_guid: null,
    log_filegroup_id: null,
    is_read_only: false,
    is_autogrow_all_files: false,
  });
}

/** Errors 5041's like 5042: a filegroup with files, indexes or schemes on it stays. */
function removeFileGroup(c: Context, name: string): void {
  const { catalog } = c;
  const key = catalog.fold(name);
  const id = catalog.dataSpaceNames.get(key);
  if (id === undefined || !catalog.fileGroups.has(id)) return refuse(5041, name);
  for (const file of catalog.files.values()) if (file.data_space_id === id) refuse(5042, 'filegroup', name);
  for (const index of catalog.indexes.values()) if (index.data_space_id === id) refuse(5042, 'filegroup', name);
  for (const row of catalog.destinations.values()) if (row.data_space_id === id) refuse(5042, 'filegroup', name);
  catalog.dataSpaces.delete(id);
  catalog.dataSpaceNames.delete(key);
  catalog.fileGroups.delete(id);
}

function modifyFileGroup(c: Context, name: string, text: string): void {
  const { catalog } = c;
  const id = catalog.dataSpaceNames.get(catalog.fold(name)) ?? refuse(5041, name);
  const detail = catalog.fileGroups.get(id);
  const row = catalog.dataSpaces.get(id);
  if (!detail || !row) return refuse(5041, name);
  const word = text.trim().toUpperCase();
  const renamed = /^NAME\s*=\s*(.+)$/is.exec(text.trim())?.[1];
  if (word === 'DEFAULT') {
    for (const space of [...catalog.dataSpaces.values()]) {
      if (space.type === row.type && space.is_default)
        catalog.dataSpaces.set(space.data_space_id, { ...space, is_default: false });
    }
    catalog.dataSpaces.set(id, { ...row, is_default: true });
  } else if (/^READ_?ONLY$/.test(word)) catalog.fileGroups.set(id, { ...detail, is_read_only: true });
  else if (/^READ_?WRITE$/.test(word)) catalog.fileGroups.set(id, { ...detail, is_read_only: false });
  else if (word.startsWith('AUTOGROW'))
    catalog.fileGroups.set(id, { ...detail, is_autogrow_all_files: word === 'AUTOGROW_ALL_FILES' });
  else if (renamed !== undefined) {
    const to = renamed.replace(/^\[|\]$/g, '');
    catalog.dataSpaceNames.delete(catalog.fold(name));
    catalog.dataSpaceNames.set(catalog.fold(to), id);
    catalog.dataSpaces.set(id, { ...row, name: to });
  }
}

/** Errors 1828 (name taken), 5041 (no such filegroup). */
function addFiles(c: Context, change: Extract<Change, { readonly action: 'addFile' }>): void {
  const { catalog } = c;
  const group = change.fileGroup === undefined ? 1 : catalog.dataSpaceNames.get(catalog.fold(change.fileGroup));
  if (group === undefined) return refuse(5041, change.fileGroup ?? '');
  const type = catalog.dataSpaces.get(group)?.type;
  for (const file of change.files) {
    const written = findOption(file.options, 'NAME')?.value ?? '';
    const name = written.replace(/^N?'|'$/g, '').replace(/^\[|\]$/g, '');
    const key = catalog.fold(name);
    if (catalog.files.has(key)) refuse(1828, name);
    const row = fileRow(
      name,
      catalog.next('file', 3),
      change.log ? 1 : type === 'FG' ? 0 : 2,
      change.log ? 0 : group,
      '.ndf',
    );
    const path = findOption(file.options, 'FILENAME')?.value?.replace(/^N?'|'$/g, '');
    catalog.files.set(key, {
      ...row,
      physical_name: path ?? row.physical_name,
      size: pages(findOption(file.options, 'SIZE')?.value) ?? row.size,
      growth: pages(findOption(file.options, 'FILEGROWTH')?.value) ?? row.growth,
    });
  }
}

/** `8192 KB`, `64MB`, `1 GB` → 8 KB pages; a bare number is MB. */
function pages(text: string | undefined): number | undefined {
  const match = /^(\d+)\s*(KB|MB|GB|TB)?$/i.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const unit = (match[2] ?? 'MB').toUpperCase();
  const kilobytes =
    Number(match[1]) * (unit === 'KB' ? 1 : unit === 'MB' ? 1024 : unit === 'GB' ? 1048576 : 1073741824);
  return Math.ceil(kilobytes / 8);
}

function setScoped(c: Context, name: string, value: string, secondary: boolean): void {
  const { scopedConfigurations } = c.catalog;
  const key = name.toUpperCase();
  const known = scopedConfigurations.get(key);
  scopedConfigurations.set(key, {
    configuration_id: known?.configuration_id ?? c.catalog.next('scopedConfiguration', 1),
    name: key,
    value: secondary ? (known?.value ?? null) : value,
    value_for_secondary: secondary ? value : (known?.value_for_secondary ?? null),
    is_value_default: false,
  });
}
