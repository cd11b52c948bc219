import type { AlterDatabase, Option } from '../../statements/tree/index.ts';
import { optionText } from '../option-text.ts';
import { memberName, type OptionRow, type OptionValue, optionRows } from './option-rows.ts';
import { awake, fromText, settle } from './options-read.ts';
import { type DatabaseOptionsProps, scopedConfiguration } from './options-sql.ts';

type Settings = Extract<AlterDatabase['change'], { readonly action: 'set' | 'scopedConfiguration' }>;
type Stated = { readonly row: OptionRow; readonly value: OptionValue | undefined };

/** The options after a statement of a project's file, and the settings in it that no option stands for, as written. */
export function afterStatement(
  before: DatabaseOptionsProps,
  change: Settings,
): { readonly props: DatabaseOptionsProps; readonly unread: readonly string[] } {
  const { stated, unread } = statedBy(change);
  const props = awake(before);
  for (const { row, value } of stated) if (value !== undefined) props[memberName(row.element)] = value;
  return { props: settle(props), unread };
}

function statedBy(change: Settings): { readonly stated: readonly Stated[]; readonly unread: readonly string[] } {
  if (change.action === 'scopedConfiguration') {
    const { name, secondary, value } = change;
    const row = optionRows.find((one) => {
      const scoped = one.group === 'scoped' ? scopedConfiguration(one) : undefined;
      return scoped?.name.toUpperCase() === name && scoped.secondary === secondary;
    });
    if (!row) return { stated: [], unread: [`SCOPED CONFIGURATION ${name}`] };
    return {
      stated: [{ row, value: value.toUpperCase() === 'PRIMARY' ? row.initial : fromText(row, value) }],
      unread: [],
    };
  }
  const stated: Stated[] = [];
  const unread: string[] = [];
  for (const option of change.options) {
    const found = statedOption(option);
    stated.push(...found);
    if (found.length === 0) unread.push(`SET ${option.name}`);
  }
  return { stated, unread };
}

function statedOption(option: Option): readonly Stated[] {
  switch (option.name.toUpperCase()) {
    case 'CHANGE_TRACKING':
      return changeTracking(option);
    case 'QUERY_STORE':
      return queryStore(option);
    case 'TARGET_RECOVERY_TIME':
      return targetRecoveryTime(option);
    default:
      return optionRows.flatMap((row) => {
        const value = row.set && statedValue(option, row.set(true));
        return value === undefined ? [] : [{ row, value: fromText(row, value) }];
      });
  }
}

/**
 * What an option says of the setting that `set` spells, in upper case: `AUTO_CREATE_STATISTICS ON`, or with an option in
 * parentheses, which is off where the statement leaves it out. Undefined when it does not speak of the setting.
 */
function statedValue(option: Option, set: string): string | undefined {
  const [, name, inner] = /^(\w+)(?:.*\((\w+))?/.exec(set) ?? [];
  if (option.name.toUpperCase() !== name) return undefined;
  const stated = inner === undefined ? option : option.options?.findLast((one) => one.name.toUpperCase() === inner);
  return stated ? (stated.value?.toUpperCase() ?? 'ON') : 'OFF';
}

function targetRecoveryTime({ value = '' }: Option): readonly Stated[] {
  const [, period, unit] = /^(\d+)\s*(\w+)$/.exec(value) ?? [];
  return rowsOf({ TargetRecoveryTimePeriod: period, TargetRecoveryTimeUnit: unit });
}

function changeTracking({ value = 'ON', options = [] }: Option): readonly Stated[] {
  const [, period, unit] = /^(\d+)\s*(DAYS|HOURS|MINUTES)$/i.exec(optionText(options, 'CHANGE_RETENTION') ?? '') ?? [];
  return rowsOf({
    IsChangeTrackingOn: value.toUpperCase() === 'OFF' ? 'OFF' : 'ON',
    IsChangeTrackingAutoCleanupOn: optionText(options, 'AUTO_CLEANUP'),
    ChangeTrackingRetentionPeriod: period,
    ChangeTrackingRetentionUnit: unit,
  });
}

/** ON means that queries are recorded; CLEAR takes away what was recorded and sets nothing. */
function queryStore({ value = '', options = [] }: Option): readonly Stated[] {
  const stated = (name: string) => optionText(options, name);
  const cleanup = options.find(({ name }) => name === 'CLEANUP_POLICY')?.options ?? [];
  const state = /^(ON|OFF)$/i.test(value) ? (value.toUpperCase() === 'ON' ? 'READ_WRITE' : 'OFF') : undefined;
  return rowsOf({
    QueryStoreDesiredState: state === 'OFF' ? state : (stated('OPERATION_MODE') ?? state),
    QueryStoreCaptureMode: stated('QUERY_CAPTURE_MODE'),
    QueryStoreFlushInterval: stated('DATA_FLUSH_INTERVAL_SECONDS'),
    QueryStoreIntervalLength: stated('INTERVAL_LENGTH_MINUTES'),
    QueryStoreMaxStorageSize: stated('MAX_STORAGE_SIZE_MB'),
    QueryStoreMaxPlansPerQuery: stated('MAX_PLANS_PER_QUERY'),
    QueryStoreStaleQueryThreshold: optionText(cleanup, 'STALE_QUERY_THRESHOLD_DAYS'),
  });
}

/** What each element is said to be; undefined for those that the statement leaves as they are. */
function rowsOf(texts: Readonly<Record<string, string | undefined>>): readonly Stated[] {
  return optionRows.flatMap((row) => {
    if (!(row.element in texts)) return [];
    const text = texts[row.element];
    return [{ row, value: text === undefined ? undefined : fromText(row, text.toUpperCase()) }];
  });
}
