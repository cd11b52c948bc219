import { knowsOption, memberName, type OptionRow, type OptionValue, optionRows } from './option-rows.ts';

export type DatabaseOptionsProps = Readonly<Record<string, OptionValue | undefined>>;

const scopedNames: Readonly<Record<string, string>> = {
  MaxDop: 'MAXDOP',
  LegacyCardinalityEstimation: 'LEGACY_CARDINALITY_ESTIMATION',
  ParameterSniffing: 'PARAMETER_SNIFFING',
  QueryOptimizerHotfixes: 'QUERY_OPTIMIZER_HOTFIXES',
};

/** The name of a database-scoped configuration, and whether the option is that of secondary replicas. */
export function scopedConfiguration(row: OptionRow): { readonly name: string; readonly secondary: boolean } {
  const secondary = row.element.endsWith('ForSecondary');
  return { name: scopedNames[secondary ? row.element.slice(0, -12) : row.element] ?? row.element, secondary };
}

/** Statements that set the options with these members; ALTER DATABASE runs outside transactions, each alone. */
export function setSql(
  props: DatabaseOptionsProps,
  platform: string,
  changed: (member: string) => boolean,
): readonly string[] {
  const sql: string[] = [];
  const rows = optionRows.filter(
    (row) => row.scope !== 'environment' && knowsOption(row, platform) && changed(memberName(row.element)),
  );
  const set = (text: string) => sql.push(`ALTER DATABASE CURRENT SET ${text};`);
  for (const row of rows) {
    const value = props[memberName(row.element)];
    if (row.group === 'scoped') sql.push(scopedSql(row, value));
    else if (row.set !== undefined && value !== undefined) {
      // Waiting for everybody to leave would hold up the whole server; the statement fails at once instead.
      set(`${row.set(value)}${row.element === 'IsReadCommittedSnapshot' ? ' WITH NO_WAIT' : ''}`);
    }
  }
  if (rows.some((row) => row.group === 'changeTracking')) set(changeTrackingSql(props));
  if (rows.some((row) => row.group === 'queryStore')) set(queryStoreSql(props));
  return sql;
}

function scopedSql(row: OptionRow, value: OptionValue | undefined): string {
  const { name, secondary } = scopedConfiguration(row);
  const text = value === undefined ? 'PRIMARY' : typeof value === 'boolean' ? (value ? 'ON' : 'OFF') : String(value);
  return `ALTER DATABASE SCOPED CONFIGURATION ${secondary ? 'FOR SECONDARY ' : ''}SET ${name} = ${text};`;
}

function changeTrackingSql(props: DatabaseOptionsProps): string {
  if (props.isChangeTrackingOn !== true) return 'CHANGE_TRACKING = OFF';
  const cleanup = props.isChangeTrackingAutoCleanupOn === false ? 'OFF' : 'ON';
  return `CHANGE_TRACKING = ON (CHANGE_RETENTION = ${props.changeTrackingRetentionPeriod} ${props.changeTrackingRetentionUnit}, AUTO_CLEANUP = ${cleanup})`;
}

function queryStoreSql(props: DatabaseOptionsProps): string {
  const state = props.queryStoreDesiredState;
  if (state === 'OFF' || state === undefined) return 'QUERY_STORE = OFF';
  return `QUERY_STORE = ON (OPERATION_MODE = ${state}, QUERY_CAPTURE_MODE = ${props.queryStoreCaptureMode}, DATA_FLUSH_INTERVAL_SECONDS = ${props.queryStoreFlushInterval}, INTERVAL_LENGTH_MINUTES = ${props.queryStoreIntervalLength}, MAX_STORAGE_SIZE_MB = ${props.queryStoreMaxStorageSize}, MAX_PLANS_PER_QUERY = ${props.queryStoreMaxPlansPerQuery}, CLEANUP_POLICY = (STALE_QUERY_THRESHOLD_DAYS = ${props.queryStoreStaleQueryThreshold}))`;
}
