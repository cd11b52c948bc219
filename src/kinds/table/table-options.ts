import { parseQuotedPath } from '../../base/names.ts';
import type { Option } from '../../statements/tree/index.ts';
import { compact, flag } from '../columns/compact.ts';
import { writtenCompression } from '../storage/compression.ts';
import type { Ledger, TableProps, Versioning } from './table-props.ts';

type TableOptions = Pick<
  TableProps,
  | 'compression'
  | 'xmlCompression'
  | 'memoryOptimized'
  | 'schemaOnly'
  | 'versioning'
  | 'ledger'
  | 'others'
  | 'lockEscalation'
>;

const known =
  /^(MEMORY_OPTIMIZED|DURABILITY|DATA_COMPRESSION|XML_COMPRESSION|SYSTEM_VERSIONING|LEDGER|LOCK_ESCALATION|FILETABLE_DIRECTORY|FILETABLE_COLLATE_FILENAME)$/;

/** The options of CREATE TABLE … WITH and ALTER TABLE … SET. */
export function tableOptionsOf(options: readonly Option[], defaultSchema: string): TableOptions {
  const option = (name: string): Option | undefined => options.find((given) => given.name === name);
  const isOn = (name: string): boolean => option(name)?.value?.toUpperCase() === 'ON';
  const versioning = option('SYSTEM_VERSIONING');
  const ledger = option('LEDGER');
  const escalation = option('LOCK_ESCALATION')?.value?.toUpperCase();
  const others = options.filter(({ name }) => !known.test(name)).map(optionText);
  return compact<TableOptions>({
    compression: writtenCompression(options, 'DATA_COMPRESSION'),
    xmlCompression: writtenCompression(options, 'XML_COMPRESSION'),
    memoryOptimized: flag(isOn('MEMORY_OPTIMIZED')),
    schemaOnly: flag(option('DURABILITY')?.value?.toUpperCase() === 'SCHEMA_ONLY'),
    ...ledgerOrVersioning(versioning, ledger, defaultSchema),
    lockEscalation: escalation === 'AUTO' || escalation === 'DISABLE' ? escalation : undefined,
    others: others.length === 0 ? undefined : others,
  });
}

/** The history of a ledger table belongs to its ledger. */
function ledgerOrVersioning(
  versioning: Option | undefined,
  ledger: Option | undefined,
  defaultSchema: string,
): Pick<TableOptions, 'versioning' | 'ledger'> {
  const versioned =
    versioning && isOnOrNested(versioning) ? versioningOf(versioning.options ?? [], defaultSchema) : undefined;
  if (!ledger || !isOnOrNested(ledger)) return { versioning: versioned };
  const { history } = versioned ?? {};
  return { ledger: { ...ledgerOf(ledger.options ?? [], defaultSchema), ...(history && { history }) } };
}

function isOnOrNested(option: Option): boolean {
  return option.value?.toUpperCase() !== 'OFF';
}

function versioningOf(options: readonly Option[], defaultSchema: string): Versioning {
  const value = (name: string): string | undefined => options.find((given) => given.name === name)?.value;
  const history = value('HISTORY_TABLE');
  return compact<Versioning>({
    history: history === undefined ? undefined : pathOf(history, defaultSchema),
    retention: retentionOf(value('HISTORY_RETENTION_PERIOD')),
  });
}

/** `6 MONTHS` → `6 MONTH`; INFINITE is the default. */
export function retentionOf(text: string | undefined): string | undefined {
  const match = /^\s*(\d+)\s+(DAY|WEEK|MONTH|YEAR)S?\s*$/i.exec(text ?? '');
  return match ? `${match[1]} ${match[2]?.toUpperCase()}` : undefined;
}

function ledgerOf(options: readonly Option[], defaultSchema: string): Ledger {
  const view = options.find((given) => given.name === 'LEDGER_VIEW');
  const columns = Object.fromEntries((view?.options ?? []).map(({ name, value }) => [name, nameOf(value ?? '')]));
  return compact<Ledger>({
    appendOnly: flag(options.find((given) => given.name === 'APPEND_ONLY')?.value?.toUpperCase() === 'ON'),
    view: view?.value === undefined ? undefined : pathOf(view.value, defaultSchema),
    viewColumns: Object.keys(columns).length === 0 ? undefined : columns,
  });
}

function pathOf(text: string, defaultSchema: string): readonly string[] {
  const parts = parseQuotedPath(text.replace(/\s*\.\s*/g, '.').trim());
  return parts.length === 1 ? [defaultSchema, parts[0] ?? ''] : parts.slice(-2);
}

function nameOf(text: string): string {
  return parseQuotedPath(text.trim())[0] ?? text;
}

function optionText(option: Option): string {
  const value = option.value === undefined ? '' : ` = ${option.value}`;
  const nested = option.options === undefined ? '' : ` (${option.options.map(optionText).join(', ')})`;
  return `${option.name}${value}${nested}`;
}
