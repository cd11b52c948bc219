import type { Row } from '../../formats/catalog-rows.ts';
import type { CompareScope } from '../kind.ts';

export type OptionValue = boolean | number | string;

/**
 * One option of a database. `element` is its name in model.xml; a word's number there is its place in `words` plus
 * `firstNumber`.
 */
export type OptionRow = {
  readonly element: string;
  readonly type: 'flag' | 'number' | 'text' | 'words';
  readonly words?: readonly string[];
  readonly firstNumber?: number;
  /** What a project that says nothing gives: DacFx's `new TSqlModelOptions()`. */
  readonly initial: OptionValue | undefined;
  /** What model.xml leaves out, where it is not `initial`; by platform. */
  readonly omitted?: (platform: string) => OptionValue | undefined;
  /** MSBuild property, lower case. */
  readonly project?: string;
  readonly scope: CompareScope;
  /** Where a server tells it: column of sys.databases or of another view's row. */
  readonly view?: string;
  readonly column?: string;
  readonly read?: (row: Row) => OptionValue | undefined;
  /** `ANSI_NULLS ON` of ALTER DATABASE … SET. Options of a `group` are set together. */
  readonly set?: (value: OptionValue) => string;
  readonly group?: 'changeTracking' | 'queryStore' | 'scoped';
};

/** First platform (`Sql130` → 130) that has an option, for those that came after SQL Server 2008; Azure SQL has all. */
const since: Readonly<Record<string, number>> = {
  Containment: 110,
  TargetRecoveryTimePeriod: 110,
  IsAutoCreateStatisticsIncrementalOn: 120,
  IsMemoryOptimizedElevatedToSnapshot: 120,
  DelayedDurabilityMode: 120,
  IsAcceleratedDatabaseRecoveryOn: 150,
  IsOptimizedLockingOn: 170,
};

const onOff = (value: OptionValue): string => (value === true ? 'ON' : 'OFF');

/** An ON/OFF option with a column of sys.databases. */
function flagRow(
  element: string,
  project: string,
  column: string,
  set: string | undefined,
  initial: boolean,
  omitted: boolean,
  scope: CompareScope = 'schema',
): OptionRow {
  return {
    element,
    type: 'flag',
    initial,
    omitted: () => omitted,
    project,
    scope,
    column,
    ...(set !== undefined && { set: (value: OptionValue) => `${set} ${onOff(value)}` }),
  };
}

const isAzure = (platform: string): boolean => platform === 'SqlAzure';

const queryStore = 'sys.database_query_store_options';
const changeTracking = 'sys.change_tracking_databases';

function queryStoreNumber(element: string, project: string, column: string, initial: number): OptionRow {
  return { element, type: 'number', initial, project, scope: 'schema', view: queryStore, column, group: 'queryStore' };
}

/** Options that are databases' own in contained databases only; elsewhere they are the server's. */
function contained(
  element: string,
  type: OptionRow['type'],
  project: string,
  column: string,
  initial?: OptionValue,
): OptionRow {
  return { element, type, initial, project, scope: 'environment', column };
}

export const optionRows: readonly OptionRow[] = [
  {
    element: 'Collation',
    type: 'text',
    initial: undefined,
    project: 'defaultcollation',
    scope: 'environment',
    column: 'collation_name',
  },
  flagRow('IsAnsiNullDefaultOn', 'ansinulldefault', 'is_ansi_null_default_on', 'ANSI_NULL_DEFAULT', true, false),
  flagRow('IsAnsiNullsOn', 'ansinulls', 'is_ansi_nulls_on', 'ANSI_NULLS', true, false),
  flagRow('IsAnsiPaddingOn', 'ansipadding', 'is_ansi_padding_on', 'ANSI_PADDING', true, true),
  flagRow('IsAnsiWarningsOn', 'ansiwarnings', 'is_ansi_warnings_on', 'ANSI_WARNINGS', true, false),
  flagRow('IsArithAbortOn', 'arithabort', 'is_arithabort_on', 'ARITHABORT', true, false),
  flagRow(
    'IsConcatNullYieldsNullOn',
    'concatnullyieldsnull',
    'is_concat_null_yields_null_on',
    'CONCAT_NULL_YIELDS_NULL',
    true,
    false,
  ),
  flagRow('IsQuotedIdentifierOn', 'quotedidentifier', 'is_quoted_identifier_on', 'QUOTED_IDENTIFIER', true, true),
  flagRow('IsNumericRoundAbortOn', 'numericroundabort', 'is_numeric_roundabort_on', 'NUMERIC_ROUNDABORT', false, false),
  flagRow(
    'IsRecursiveTriggersOn',
    'recursivetriggersenabled',
    'is_recursive_triggers_on',
    'RECURSIVE_TRIGGERS',
    false,
    false,
  ),
  { element: 'IsOffline', type: 'flag', initial: false, project: 'databasestate', scope: 'environment' },
  flagRow('IsReadOnly', 'updateoptions', 'is_read_only', undefined, false, false, 'environment'),
  flagRow(
    'IsCursorCloseOnCommitOn',
    'closecursoroncommitenabled',
    'is_cursor_close_on_commit_on',
    'CURSOR_CLOSE_ON_COMMIT',
    false,
    false,
  ),
  {
    element: 'IsCursorDefaultScopeGlobal',
    type: 'flag',
    initial: false,
    project: 'defaultcursor',
    scope: 'schema',
    column: 'is_local_cursor_default',
    read: (row) => row.is_local_cursor_default !== true,
    set: (value) => `CURSOR_DEFAULT ${value === true ? 'GLOBAL' : 'LOCAL'}`,
  },
  flagRow('IsAutoCloseOn', 'autoclose', 'is_auto_close_on', 'AUTO_CLOSE', false, false),
  flagRow(
    'IsAutoCreateStatisticsOn',
    'autocreatestatistics',
    'is_auto_create_stats_on',
    'AUTO_CREATE_STATISTICS',
    true,
    true,
  ),
  {
    element: 'IsAutoCreateStatisticsIncrementalOn',
    type: 'flag',
    initial: false,
    project: 'autocreatestatisticsincremental',
    scope: 'schema',
    column: 'is_auto_create_stats_incremental_on',
    set: (value) => `AUTO_CREATE_STATISTICS ON (INCREMENTAL = ${onOff(value)})`,
  },
  flagRow('IsAutoShrinkOn', 'autoshrink', 'is_auto_shrink_on', 'AUTO_SHRINK', false, false),
  flagRow(
    'IsAutoUpdateStatisticsOn',
    'autoupdatestatistics',
    'is_auto_update_stats_on',
    'AUTO_UPDATE_STATISTICS',
    true,
    true,
  ),
  // Older than PAGE_VERIFY and settled by it.
  {
    element: 'IsTornPageProtectionOn',
    type: 'flag',
    initial: false,
    omitted: () => true,
    project: 'tornpagedetection',
    scope: 'environment',
  },
  {
    element: 'UserAccess',
    type: 'words',
    words: ['MULTI_USER', 'RESTRICTED_USER', 'SINGLE_USER'],
    firstNumber: 0,
    initial: 'MULTI_USER',
    project: 'databaseaccess',
    scope: 'environment',
  },
  {
    element: 'RecoveryMode',
    type: 'words',
    words: ['SIMPLE', 'BULK_LOGGED', 'FULL'],
    firstNumber: 1,
    initial: 'FULL',
    project: 'recovery',
    scope: 'environment',
    column: 'recovery_model_desc',
  },
  {
    element: 'IsFullTextEnabled',
    type: 'flag',
    initial: true,
    omitted: () => false,
    project: 'enablefulltextsearch',
    scope: 'environment',
  },
  flagRow('IsDBChainingOn', 'databasechaining', 'is_db_chaining_on', 'DB_CHAINING', false, false, 'security'),
  {
    element: 'CompatibilityMode',
    type: 'number',
    initial: undefined,
    omitted: (platform) => (isAzure(platform) ? 170 : Number(/\d+/.exec(platform)?.[0] ?? 160)),
    project: 'compatibilitymode',
    scope: 'environment',
    column: 'compatibility_level',
  },
  flagRow('IsTrustworthyOn', 'trustworthy', 'is_trustworthy_on', 'TRUSTWORTHY', false, false, 'security'),
  flagRow(
    'IsAutoUpdateStatisticsAsyncOn',
    'autoupdatestatisticsasynchronously',
    'is_auto_update_stats_async_on',
    'AUTO_UPDATE_STATISTICS_ASYNC',
    false,
    false,
  ),
  {
    element: 'PageVerifyMode',
    type: 'words',
    words: ['CHECKSUM', 'TORN_PAGE_DETECTION', 'NONE'],
    firstNumber: 1,
    initial: 'NONE',
    omitted: () => 'CHECKSUM',
    project: 'pageverify',
    scope: 'schema',
    column: 'page_verify_option_desc',
    set: (value) => `PAGE_VERIFY ${value}`,
  },
  {
    element: 'ServiceBrokerOption',
    type: 'words',
    words: ['ENABLE_BROKER', 'DISABLE_BROKER', 'NEW_BROKER', 'ERROR_BROKER_CONVERSATIONS'],
    firstNumber: 1,
    initial: 'DISABLE_BROKER',
    project: 'servicebrokeroption',
    scope: 'environment',
    column: 'is_broker_enabled',
    read: (row) => (row.is_broker_enabled === true ? 'ENABLE_BROKER' : 'DISABLE_BROKER'),
  },
  flagRow(
    'IsDateCorrelationOptimizationOn',
    'datecorrelationoptimizationon',
    'is_date_correlation_on',
    'DATE_CORRELATION_OPTIMIZATION',
    false,
    false,
  ),
  {
    element: 'ParameterizationOption',
    type: 'words',
    words: ['SIMPLE', 'FORCED'],
    firstNumber: 1,
    initial: 'SIMPLE',
    project: 'parameterization',
    scope: 'schema',
    column: 'is_parameterization_forced',
    read: (row) => (row.is_parameterization_forced === true ? 'FORCED' : 'SIMPLE'),
    set: (value) => `PARAMETERIZATION ${value}`,
  },
  {
    element: 'IsAllowSnapshotIsolation',
    type: 'flag',
    initial: false,
    project: 'allowsnapshotisolation',
    scope: 'schema',
    column: 'snapshot_isolation_state',
    // 1 is on, 3 is on its way there.
    read: (row) => row.snapshot_isolation_state === 1 || row.snapshot_isolation_state === 3,
    set: (value) => `ALLOW_SNAPSHOT_ISOLATION ${onOff(value)}`,
  },
  flagRow(
    'IsReadCommittedSnapshot',
    'readcommittedsnapshot',
    'is_read_committed_snapshot_on',
    'READ_COMMITTED_SNAPSHOT',
    false,
    false,
  ),
  flagRow(
    'IsMemoryOptimizedElevatedToSnapshot',
    'memoryoptimizedelevatetosnapshot',
    'is_memory_optimized_elevate_to_snapshot_on',
    'MEMORY_OPTIMIZED_ELEVATE_TO_SNAPSHOT =',
    false,
    false,
  ),
  // On in every database since SQL Server 2008.
  {
    element: 'IsVardecimalStorageFormatOn',
    type: 'flag',
    initial: true,
    project: 'vardecimalstorageformaton',
    scope: 'environment',
  },
  flagRow(
    'IsSupplementalLoggingOn',
    'supplementalloggingon',
    'is_supplemental_logging_enabled',
    undefined,
    false,
    false,
    'environment',
  ),
  {
    element: 'IsChangeTrackingOn',
    type: 'flag',
    initial: false,
    project: 'ischangetrackingon',
    scope: 'schema',
    view: changeTracking,
    column: 'database_id',
    read: () => true,
    group: 'changeTracking',
  },
  {
    element: 'IsChangeTrackingAutoCleanupOn',
    type: 'flag',
    initial: true,
    project: 'ischangetrackingautocleanupon',
    scope: 'schema',
    view: changeTracking,
    column: 'is_auto_cleanup_on',
    read: (row) => row.is_auto_cleanup_on === true || row.is_auto_cleanup_on === 1,
    group: 'changeTracking',
  },
  {
    element: 'ChangeTrackingRetentionPeriod',
    type: 'number',
    initial: 2,
    project: 'changetrackingretentionperiod',
    scope: 'schema',
    view: changeTracking,
    column: 'retention_period',
    group: 'changeTracking',
  },
  {
    element: 'ChangeTrackingRetentionUnit',
    type: 'words',
    words: ['DAYS', 'HOURS', 'MINUTES'],
    firstNumber: 1,
    initial: 'DAYS',
    project: 'changetrackingretentionunit',
    scope: 'schema',
    view: changeTracking,
    column: 'retention_period_units_desc',
    group: 'changeTracking',
  },
  flagRow('IsEncryptionOn', 'isencryptionon', 'is_encrypted', undefined, false, false, 'environment'),
  flagRow(
    'IsBrokerPriorityHonored',
    'isbrokerpriorityhonored',
    'is_honor_broker_priority_on',
    'HONOR_BROKER_PRIORITY',
    false,
    false,
  ),
  {
    element: 'Containment',
    type: 'words',
    words: ['NONE', 'PARTIAL'],
    firstNumber: 0,
    initial: 'NONE',
    project: 'containment',
    scope: 'schema',
    column: 'containment_desc',
    set: (value) => `CONTAINMENT = ${value}`,
  },
  contained('DefaultLanguage', 'text', 'databasedefaultlanguage', 'default_language_name'),
  contained('DefaultFullTextLanguage', 'text', 'databasedefaultfulltextlanguage', 'default_fulltext_language_name'),
  contained('IsNestedTriggersOn', 'flag', 'isnestedtriggerson', 'is_nested_triggers_on', true),
  contained('IsTransformNoiseWordsOn', 'flag', 'istransformnoisewordson', 'is_transform_noise_words_on', false),
  contained('TwoDigitYearCutoff', 'number', 'twodigityearcutoff', 'two_digit_year_cutoff', 2049),
  {
    element: 'CatalogCollation',
    type: 'words',
    words: ['DATABASE_DEFAULT', 'Latin1_General_100_CI_AS_KS_WS_SC', 'SQL_Latin1_General_CP1_CI_AS'],
    firstNumber: 0,
    initial: 'DATABASE_DEFAULT',
    // Always written.
    omitted: () => undefined,
    project: 'catalogcollation',
    scope: 'environment',
    column: 'catalog_collation_type_desc',
  },
  {
    element: 'NonTransactedFileStreamAccess',
    type: 'words',
    words: ['OFF', 'READ_ONLY', 'FULL'],
    firstNumber: 0,
    initial: 'OFF',
    project: 'nontransactedfilestreamaccess',
    scope: 'environment',
  },
  {
    element: 'FileStreamDirectoryName',
    type: 'text',
    initial: undefined,
    project: 'filestreamdirectoryname',
    scope: 'environment',
  },
  {
    element: 'TargetRecoveryTimePeriod',
    type: 'number',
    initial: 0,
    project: 'targetrecoverytimeperiod',
    scope: 'schema',
    column: 'target_recovery_time_in_seconds',
    set: (value) => `TARGET_RECOVERY_TIME = ${value} SECONDS`,
  },
  {
    element: 'TargetRecoveryTimeUnit',
    type: 'words',
    words: ['SECONDS', 'DAYS', 'HOURS', 'MINUTES'],
    firstNumber: 0,
    initial: 'SECONDS',
    project: 'targetrecoverytimeunit',
    scope: 'environment',
  },
  {
    element: 'DelayedDurabilityMode',
    type: 'words',
    words: ['DISABLED', 'ALLOWED', 'FORCED'],
    firstNumber: 0,
    initial: 'DISABLED',
    project: 'delayeddurability',
    scope: 'schema',
    column: 'delayed_durability_desc',
    set: (value) => `DELAYED_DURABILITY = ${value}`,
  },
  {
    element: 'QueryStoreDesiredState',
    type: 'words',
    words: ['OFF', 'READ_ONLY', 'READ_WRITE'],
    firstNumber: 0,
    initial: 'OFF',
    omitted: (platform) => (/^Sql1[345]0$/.test(platform) ? 'OFF' : 'READ_WRITE'),
    project: 'querystoredesiredstate',
    scope: 'schema',
    view: queryStore,
    column: 'desired_state_desc',
    group: 'queryStore',
  },
  {
    element: 'QueryStoreCaptureMode',
    type: 'words',
    words: ['ALL', 'AUTO', 'NONE', 'CUSTOM'],
    firstNumber: 1,
    initial: 'ALL',
    omitted: (platform) => (isAzure(platform) || /^Sql1[012]0$/.test(platform) ? 'AUTO' : 'ALL'),
    project: 'querystorecapturemode',
    scope: 'schema',
    view: queryStore,
    column: 'query_capture_mode_desc',
    group: 'queryStore',
  },
  queryStoreNumber('QueryStoreFlushInterval', 'querystoreflushinterval', 'flush_interval_seconds', 900),
  queryStoreNumber('QueryStoreIntervalLength', 'querystorestatsinterval', 'interval_length_minutes', 60),
  queryStoreNumber('QueryStoreMaxStorageSize', 'querystoremaxstoragesize', 'max_storage_size_mb', 100),
  queryStoreNumber('QueryStoreMaxPlansPerQuery', 'querystoremaxplansperquery', 'max_plans_per_query', 200),
  queryStoreNumber('QueryStoreStaleQueryThreshold', 'querystorestalequerythreshold', 'stale_query_threshold_days', 30),
  {
    element: 'MaxDop',
    type: 'number',
    initial: 0,
    omitted: (platform) => (isAzure(platform) ? 8 : 0),
    project: 'dbscopedconfigmaxdop',
    scope: 'schema',
    group: 'scoped',
  },
  {
    element: 'MaxDopForSecondary',
    type: 'number',
    initial: undefined,
    project: 'dbscopedconfigmaxdopsecondary',
    scope: 'schema',
    group: 'scoped',
  },
  {
    element: 'LegacyCardinalityEstimation',
    type: 'flag',
    initial: false,
    project: 'dbscopedconfiglegacycardinalityestimation',
    scope: 'schema',
    group: 'scoped',
  },
  {
    element: 'LegacyCardinalityEstimationForSecondary',
    type: 'flag',
    initial: undefined,
    project: 'dbscopedconfiglegacycardinalityestimationsecondary',
    scope: 'schema',
    group: 'scoped',
  },
  {
    element: 'ParameterSniffing',
    type: 'flag',
    initial: true,
    project: 'dbscopedconfigparametersniffing',
    scope: 'schema',
    group: 'scoped',
  },
  {
    element: 'ParameterSniffingForSecondary',
    type: 'flag',
    initial: undefined,
    project: 'dbscopedconfigparametersniffingsecondary',
    scope: 'schema',
    group: 'scoped',
  },
  {
    element: 'QueryOptimizerHotfixes',
    type: 'flag',
    initial: false,
    project: 'dbscopedconfigoptimizerhotfixes',
    scope: 'schema',
    group: 'scoped',
  },
  {
    element: 'QueryOptimizerHotfixesForSecondary',
    type: 'flag',
    initial: undefined,
    project: 'dbscopedconfigoptimizerhotfixessecondary',
    scope: 'schema',
    group: 'scoped',
  },
  {
    element: 'RemoteDataEnabled',
    type: 'flag',
    initial: false,
    scope: 'environment',
    column: 'is_remote_data_archive_enabled',
  },
  {
    element: 'TemporalHistoryRetentionEnabled',
    type: 'flag',
    initial: undefined,
    scope: 'environment',
    column: 'is_temporal_history_retention_enabled',
  },
  {
    element: 'DataRetentionEnabled',
    type: 'flag',
    initial: false,
    project: 'dataretentionenabled',
    scope: 'environment',
    column: 'is_data_retention_enabled',
  },
  {
    element: 'IsLedgerOn',
    type: 'flag',
    initial: false,
    project: 'isledgeron',
    scope: 'environment',
    column: 'is_ledger_on',
  },
  flagRow(
    'IsAcceleratedDatabaseRecoveryOn',
    'accelerateddatabaserecovery',
    'is_accelerated_database_recovery_on',
    'ACCELERATED_DATABASE_RECOVERY =',
    false,
    false,
  ),
  flagRow('IsOptimizedLockingOn', 'optimizedlocking', 'is_optimized_locking_on', 'OPTIMIZED_LOCKING =', false, false),
];

/** `IsAnsiNullsOn` → `isAnsiNullsOn`: the member of the props. */
export function memberName(element: string): string {
  return element.charAt(0).toLowerCase() + element.slice(1);
}

/** Whether servers of the platform know the option. */
export function knowsOption(row: OptionRow, platform: string): boolean {
  const number = Number(/\d+/.exec(platform)?.[0] ?? 999);
  return number >= (since[row.element] ?? (row.group === 'queryStore' || row.group === 'scoped' ? 130 : 0));
}
