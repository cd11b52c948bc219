import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { ReadContext } from '../kind.ts';
import { memberName, type OptionRow, type OptionValue, optionRows } from './option-rows.ts';
import { type DatabaseOptionsProps, scopedConfiguration } from './options-sql.ts';

/** The options that a project states, over those that DacFx gives a project that states none. */
export function optionsOfProject(properties: ReadonlyMap<string, string>, context: ReadContext): DatabaseOptionsProps {
  return collect((row) => {
    if (row.element === 'Collation') return context.collation;
    const text = row.project === undefined ? undefined : properties.get(row.project)?.trim();
    if (text) return fromText(row, text);
    // The level of the platform itself.
    return row.element === 'CompatibilityMode' ? row.omitted?.(context.platform) : row.initial;
  });
}

export function optionsOfElement(element: ModelElement, context: ReadContext): DatabaseOptionsProps {
  return collect((row) => {
    const text = element.properties.get(row.element);
    if (text === undefined) return row.omitted ? row.omitted(context.platform) : row.initial;
    if (row.type === 'words') return row.words?.[Number(text) - (row.firstNumber ?? 0)] ?? text;
    return fromText(row, text);
  });
}

/** Properties of the element, without those that DacFx leaves out. */
export function elementProperties(props: DatabaseOptionsProps, platform: string): Record<string, string | undefined> {
  const properties: Record<string, string | undefined> = {};
  for (const row of optionRows) {
    const member = memberName(row.element);
    const value = props[dormant(member)] ?? props[member];
    const omitted = row.omitted ? row.omitted(platform) : row.initial;
    if (value === undefined || value === omitted) continue;
    properties[row.element] = elementText(row, value);
  }
  return properties;
}

function elementText(row: OptionRow, value: OptionValue): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (row.type !== 'words') return String(value);
  const place = row.words?.indexOf(String(value)) ?? -1;
  return place < 0 ? String(value) : String(place + (row.firstNumber ?? 0));
}

/** The first row of sys.databases is the database: readers ask for its own row only. */
export function optionsOfRows(rows: CatalogRows): DatabaseOptionsProps | undefined {
  const database = rows.get('sys.databases')?.[0];
  if (!database) return undefined;
  const scoped = new Map((rows.get('sys.database_scoped_configurations') ?? []).map((row) => [String(row.name), row]));
  return collect((row) => {
    if (row.group === 'scoped') return scopedValue(row, scoped);
    if (row.view === undefined) return fromRow(row, database) ?? row.initial;
    const found = rows.get(row.view)?.[0];
    return found ? (fromRow(row, found) ?? row.initial) : row.initial;
  });
}

function scopedValue(row: OptionRow, rows: ReadonlyMap<string, Row>): OptionValue | undefined {
  const { name, secondary } = scopedConfiguration(row);
  const found = rows.get(name);
  const cell = secondary ? found?.value_for_secondary : found?.value;
  // A secondary without a value of its own follows the primary.
  if (cell === null || cell === undefined || cell === 'PRIMARY') return row.initial;
  return row.type === 'number' ? Number(cell) : /^(1|true|on)$/i.test(String(cell));
}

function fromRow(row: OptionRow, found: Row): OptionValue | undefined {
  if (row.column === undefined) return undefined;
  const cell = found[row.column];
  if (cell === null || cell === undefined || cell instanceof Uint8Array) return undefined;
  if (row.read) return row.read(found);
  switch (row.type) {
    case 'flag':
      return cell === true || cell === 1;
    case 'number':
      return Number(cell);
    default:
      return String(cell);
  }
}

/** Words of project files (`On`, `GLOBAL`, `MULTI_USER`, `BulkLogged`) and of model.xml (`True`). */
export function fromText(row: OptionRow, text: string): OptionValue | undefined {
  switch (row.type) {
    case 'flag':
      return /^(on|true|1|offline|global|read_only)$/i.test(text);
    case 'number':
      return Number(text);
    case 'words': {
      const folded = fold(text);
      return row.words?.find((word) => fold(word) === folded) ?? brokerWord(row, folded) ?? text;
    }
    default:
      return text;
  }
}

function fold(word: string): string {
  return word.replaceAll('_', '').toUpperCase();
}

/** Projects spell these without the rest of the word. */
function brokerWord(row: OptionRow, folded: string): string | undefined {
  return row.words?.find((word) => fold(word).startsWith(folded) || fold(word).endsWith(folded));
}

function collect(read: (row: OptionRow) => OptionValue | undefined): DatabaseOptionsProps {
  const props: Record<string, OptionValue | undefined> = {};
  for (const row of optionRows) props[memberName(row.element)] = read(row);
  return settle(props);
}

/**
 * Units beside what counts do not matter, nor do details of what is off, which a server does not keep: they are put aside, so
 * that a package is written as it was.
 */
export function settle(props: Record<string, OptionValue | undefined>): DatabaseOptionsProps {
  if (props.targetRecoveryTimeUnit === 'MINUTES' && typeof props.targetRecoveryTimePeriod === 'number') {
    props.targetRecoveryTimePeriod *= 60;
    props.targetRecoveryTimeUnit = 'SECONDS';
  }
  const off = (row: OptionRow): boolean =>
    (row.group === 'queryStore' && props.queryStoreDesiredState === 'OFF') ||
    (row.group === 'changeTracking' && props.isChangeTrackingOn !== true);
  for (const row of optionRows) {
    const member = memberName(row.element);
    if (!off(row) || props[member] === row.initial) continue;
    props[dormant(member)] = props[member];
    props[member] = row.initial;
  }
  return props;
}

/** The options with the details that were put aside in their places again. */
export function awake(settled: DatabaseOptionsProps): Record<string, OptionValue | undefined> {
  const props: Record<string, OptionValue | undefined> = {};
  for (const row of optionRows) {
    const member = memberName(row.element);
    props[member] = settled[dormant(member)] ?? settled[member];
  }
  return props;
}

/** Where the value of a detail stands that is not in force. */
function dormant(member: string): string {
  return `${member} (off)`;
}
