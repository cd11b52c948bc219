import { quote, quotePath, quoteString } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { changedObject } from '../../model/schema-object-of.ts';
import type { ColumnProps } from '../columns/column-props.ts';
import { typeText } from '../columns/model-type.ts';
import { typeChange } from '../columns/type-change.ts';
import { hazard, rowCount } from '../hazard.ts';
import type { AlterInput, Hazard, Route, SqlContext } from '../kind.ts';
import { baseType } from './alter-column.ts';
import { createTableText, foldedChildren } from './table-create.ts';
import { changeTrackingText, lockEscalationText, tableOptionTexts } from './table-options-sql.ts';
import type { TableProps } from './table-props.ts';

type Input = AlterInput<TableProps>;
type Table = SchemaObject<TableProps>;

const prefix = 'tmp_rehearsal_';

/** The last resort: a new table is filled from the old one and takes its place. */
export function copyTable(input: Input): Route {
  const { before, after, desired } = input;
  const temporary = temporaryPath(after);
  const identity = after.props.columns.some(
    (column) => column.identity !== undefined && keepsColumn(before, column, desired),
  );
  const columns = copiedColumns(input);
  const sql = [...versioningOff(before), createCopy(after, desired)];
  if (columns.length > 0) sql.push(copyRows(input, temporary, columns, identity));
  sql.push(...takeItsPlace(before, after, desired), ...finish(after), ...versioningOn(after));
  const memory = before.props.memoryOptimized || after.props.memoryOptimized;
  return {
    how: 'rebuild',
    steps: [{ does: 'rebuild', sql, commit: memory ? 'outside' : 'alone', hazards: copyHazards(input) }],
    disturbs: [{}],
  };
}

/** The new table's name until it takes the old one's place. */
export function temporaryPath(table: Table): readonly string[] {
  return [table.path[0] ?? '', `${prefix}${table.path[1] ?? ''}`.slice(0, 128)];
}

export function temporaryName(name: string): string {
  return `${prefix}${name}`.slice(0, 128);
}

/** The new table with the keys, checks and defaults that it takes in, under names that are free. */
function createCopy(after: Table, context: SqlContext): string {
  const children = foldedChildren(after, context).map((child): SchemaObject => {
    if (child.props.unnamed === true) return child;
    const at = child.path.length - 1;
    return changedObject(child, { path: child.path.map((part, index) => (index === at ? temporaryName(part) : part)) });
  });
  const { versioning: _, ...props } = after.props;
  return createTableText(
    changedObject(after, { props }),
    temporaryPath(after),
    props.columns,
    children,
    context.naming.fold,
  );
}

function keepsColumn(before: Table, column: ColumnProps, context: SqlContext): boolean {
  const { fold } = context.naming;
  return before.props.columns.some(({ name }) => fold(name) === fold(column.name));
}

/** Columns whose values go over: on both sides, and not made by the server. */
function copiedColumns(input: Input): ColumnProps[] {
  const { before, after, desired } = input;
  const { fold } = desired.naming;
  const old = new Map(before.props.columns.map((column) => [fold(column.name), column]));
  return after.props.columns.filter((column) => {
    const same = old.get(fold(column.name));
    if (!same || column.computed !== undefined || column.columnSet) return false;
    return column.type?.name !== 'timestamp' && column.generated === undefined;
  });
}

function copyRows(
  { before, current, desired }: Input,
  temporary: readonly string[],
  columns: readonly ColumnProps[],
  identity: boolean,
): string {
  const list = columns.map(({ name }) => quote(name)).join(', ');
  const to = quotePath(temporary);
  const old = new Map(before.props.columns.map((column) => [column.name.toLowerCase(), column]));
  const values = columns.map((column) => {
    // CONVERT knows no alias types (error 243).
    const from = baseType(old.get(column.name.toLowerCase())?.type, current);
    const to = baseType(column.type, desired);
    const same = JSON.stringify(from) === JSON.stringify(to);
    return same || !to ? quote(column.name) : `CONVERT(${typeText(to)}, ${quote(column.name)})`;
  });
  const insert = `INSERT INTO ${to} (${list}) SELECT ${values.join(', ')} FROM ${quotePath(before.path)};`;
  const lines = identity ? [`SET IDENTITY_INSERT ${to} ON;`, insert, `SET IDENTITY_INSERT ${to} OFF;`] : [insert];
  return [
    `IF EXISTS (SELECT TOP 1 1 FROM ${quotePath(before.path)})`,
    'BEGIN',
    ...lines.map((line) => `    ${line}`),
    'END',
  ].join('\n');
}

/** The old table goes, and the new one and its constraints get its names. */
function takeItsPlace(before: Table, after: Table, context: SqlContext): string[] {
  const sql = [`DROP TABLE ${quotePath(before.path)};`, rename(temporaryPath(after), after.path[1] ?? '', 'OBJECT')];
  for (const child of foldedChildren(after, context)) {
    if (child.props.unnamed === true) continue;
    const index = child.kind === 'index' || child.kind === 'columnstoreIndex';
    const last = child.path.at(-1) ?? '';
    const from = index ? [...after.path, temporaryName(last)] : [child.path[0] ?? '', temporaryName(last)];
    sql.push(rename(from, last, index ? 'INDEX' : 'OBJECT'));
  }
  return sql;
}

export function rename(from: readonly string[], to: string, type: string): string {
  return `EXECUTE sp_rename ${quoteString(quotePath(from))}, ${quoteString(to)}, N'${type}';`;
}

/** Settings of a new table that CREATE TABLE does not take. */
export function finish(after: Table): string[] {
  const { props, path } = after;
  const sql: string[] = [];
  if (props.lockEscalation) sql.push(lockEscalationText(path, props.lockEscalation));
  if (props.changeTracking) sql.push(changeTrackingText(path, props.changeTracking));
  return [...sql, ...tableOptionTexts(path, props)];
}

function versioningOff(before: Table): string[] {
  return before.props.versioning ? [`ALTER TABLE ${quotePath(before.path)} SET (SYSTEM_VERSIONING = OFF);`] : [];
}

function versioningOn(after: Table): string[] {
  const { versioning } = after.props;
  if (!versioning) return [];
  const history = versioning.history
    ? ` (HISTORY_TABLE = ${quotePath(versioning.history)}${versioning.retention ? `, HISTORY_RETENTION_PERIOD = ${versioning.retention}` : ''})`
    : '';
  return [`ALTER TABLE ${quotePath(after.path)} SET (SYSTEM_VERSIONING = ON${history});`];
}

export function trackingLost(before: Table): Hazard[] {
  if (!before.props.changeTracking) return [];
  return [
    hazard(
      'HA003',
      'block',
      'The table is replaced: what change tracking has recorded is lost.',
      rowCount(before.path),
    ),
  ];
}

function copyHazards(input: Input): readonly Hazard[] {
  const { before, after, desired } = input;
  const { fold } = desired.naming;
  const hazards = [
    hazard(
      'LOCK001',
      'block',
      `Every row of ${quotePath(before.path)} is copied into a new table while it is locked.`,
      rowCount(before.path),
    ),
    ...trackingLost(before),
  ];
  const kept = new Map(after.props.columns.map((column) => [fold(column.name), column]));
  for (const column of before.props.columns) {
    const from = baseType(column.type, input.current);
    const to = baseType(kept.get(fold(column.name))?.type, desired);
    if (from && to && typeChange(from, to).lossy) {
      const message = `${quote(column.name)} becomes ${typeText(to)}: values may not fit.`;
      hazards.push(hazard('DATA003', 'block', message, rowCount(before.path)));
    }
    if (kept.has(fold(column.name)) || column.computed !== undefined) continue;
    hazards.push(
      hazard('DATA002', 'block', `The values of ${quote(column.name)} are gone for good.`, rowCount(before.path)),
    );
  }
  return hazards;
}
