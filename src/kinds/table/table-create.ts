import { quote, quotePath, quoteString } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { CheckProps } from '../check/check-props.ts';
import type { ColumnProps } from '../columns/column-props.ts';
import { columnText } from '../columns/column-sql.ts';
import { checkText, defaultText, keyText } from '../constraint-sql.ts';
import type { DefaultProps } from '../default/default-props.ts';
import type { ColumnstoreProps } from '../index/columnstore-props.ts';
import type { IndexProps } from '../index/index-props.ts';
import { columnstoreText, indexElementText } from '../index/index-sql.ts';
import type { KeyProps } from '../key-constraint/key-props.ts';
import type { SqlContext, StepDraft } from '../kind.ts';
import { compressionOptions } from '../storage/compression.ts';
import { onDataSpace } from '../storage/data-space.ts';
import { withOptions } from '../storage/index-options.ts';
import { splitColumns } from './split-columns.ts';
import { changeTrackingText, lockEscalationText, tableOptionTexts } from './table-options-sql.ts';
import type { TableProps } from './table-props.ts';

type Table = SchemaObject<TableProps>;

/** Whether CREATE TABLE takes a child in. Foreign keys never; what uses functions that could read the table is added afterwards. */
export function folds(child: SchemaObject, table: Table, context: SqlContext): boolean {
  if (table.props.memoryOptimized && (child.kind === 'index' || child.kind === 'columnstoreIndex')) return true;
  switch (child.kind) {
    case 'primaryKey':
    case 'uniqueConstraint':
      return child.props.disabled !== true && !usesSplitColumn(child, table, context);
    case 'check':
    case 'default':
      return (
        child.props.disabled !== true &&
        child.references.every((reference) => reference.to === table.key) &&
        !usesSplitColumn(child, table, context)
      );
    default:
      return false;
  }
}

function usesSplitColumn(child: SchemaObject, table: Table, context: SqlContext): boolean {
  const split = splitColumns(table, context);
  if (split.size === 0) return false;
  return child.references.some(
    ({ to, member }) => to === table.key && member !== undefined && split.has(context.naming.fold(member)),
  );
}

/** The children that CREATE TABLE takes in, in a stable order: keys, uniques, checks, then indexes. */
export function foldedChildren(table: Table, context: SqlContext): readonly SchemaObject[] {
  const rank = ['primaryKey', 'uniqueConstraint', 'check', 'default', 'index', 'columnstoreIndex'];
  return context.index
    .childrenOf(table.key)
    .filter((child) => folds(child, table, context))
    .sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind) || (a.key < b.key ? -1 : 1));
}

export function createTable(table: Table, context: SqlContext): readonly StepDraft[] {
  const split = splitColumns(table, context);
  const children = foldedChildren(table, context);
  const { props } = table;
  const { fold } = context.naming;
  const columns = props.columns.filter(({ name }) => !split.has(fold(name)));
  const sql = [createTableText(table, table.path, columns, children, fold)];
  if (props.lockEscalation) sql.push(lockEscalationText(table.path, props.lockEscalation));
  if (props.changeTracking) sql.push(changeTrackingText(table.path, props.changeTracking));
  sql.push(...tableOptionTexts(table.path, props));
  const first: StepDraft = {
    does: 'create',
    sql,
    commit: props.memoryOptimized ? 'outside' : 'together',
    provides: [...children.map((child) => child.key), ...columns.map(({ name }) => `${table.key}#${fold(name)}`)],
    needs: otherNeeds(props, context),
    ...(split.size > 0 && { omits: [...new Set([...split.values()].flat())] }),
  };
  return [first, ...props.columns.flatMap((column) => addSplitColumn(table, column, split, context))];
}

/** What must be there and is no reference: keys that encrypt columns, and the database's own change tracking. */
function otherNeeds(props: TableProps, context: SqlContext): readonly string[] {
  const keys = props.columns.flatMap(({ encryption }) =>
    encryption ? [context.key('opaque', 'SqlColumnEncryptionKey', encryption.key)] : [],
  );
  return props.changeTracking ? [...keys, context.key('database')] : keys;
}

/** A computed column whose function reads the table comes when both are there. */
function addSplitColumn(
  table: Table,
  column: ColumnProps,
  split: ReadonlyMap<string, readonly string[]>,
  context: SqlContext,
): readonly StepDraft[] {
  const folded = context.naming.fold(column.name);
  const needs = split.get(folded);
  if (!needs) return [];
  const sql = [`ALTER TABLE ${quotePath(table.path)} ADD ${columnText(column)};`];
  return [{ does: 'create', sql, needs, provides: [`${table.key}#${folded}`] }];
}

/** CREATE TABLE under any name, for a copy of the table too. `children` are taken in under their own names. */
export function createTableText(
  table: Table,
  path: readonly string[],
  columns: readonly ColumnProps[],
  children: readonly SchemaObject[],
  fold: (name: string) => string,
): string {
  const { props } = table;
  const defaults = new Map<string, string>();
  const elements: string[] = [];
  for (const child of children) {
    if (child.kind === 'default') {
      const object = child as SchemaObject<unknown> as SchemaObject<DefaultProps>;
      defaults.set(fold(object.props.column), defaultText(object));
    } else elements.push(elementText(child));
  }
  const lines = columns.map((column) => {
    const byDefault = defaults.get(fold(column.name));
    return columnText(column, byDefault === undefined ? {} : { constraints: [byDefault] });
  });
  if (props.period) {
    lines.push(`PERIOD FOR SYSTEM_TIME (${quote(props.period.start)}, ${quote(props.period.end)})`);
  }
  lines.push(...elements);
  const graph = props.graph === undefined ? '' : ` AS ${props.graph.toUpperCase()}`;
  const text = props.textSpace === undefined ? '' : ` TEXTIMAGE_ON ${quote(props.textSpace)}`;
  const files = props.fileStreamSpace === undefined ? '' : ` FILESTREAM_ON ${quote(props.fileStreamSpace)}`;
  const storage = `${onDataSpace(props.dataSpace)}${text}${files}`;
  const body = lines.length === 0 ? '' : ` (\n    ${lines.join(',\n    ')}\n)`;
  return `CREATE TABLE ${quotePath(path)}${props.fileTable ? ' AS FILETABLE' : ''}${body}${graph}${storage}${withOptions(createOptions(props))};`;
}

function elementText(child: SchemaObject): string {
  const object = child as SchemaObject<unknown>;
  switch (child.kind) {
    case 'check':
      return checkText(object as SchemaObject<CheckProps>);
    case 'index':
      return indexElementText(object as SchemaObject<IndexProps>);
    case 'columnstoreIndex':
      return columnstoreText(object as SchemaObject<ColumnstoreProps>);
    default:
      return keyText(object as SchemaObject<KeyProps>);
  }
}

function createOptions(props: TableProps): string[] {
  const options: string[] = [];
  if (props.memoryOptimized) {
    options.push('MEMORY_OPTIMIZED = ON', `DURABILITY = ${props.schemaOnly ? 'SCHEMA_ONLY' : 'SCHEMA_AND_DATA'}`);
  }
  if (props.versioning) options.push(versioningText(props.versioning));
  options.push(...compressionOptions(props.compression, 'DATA_COMPRESSION'));
  options.push(...compressionOptions(props.xmlCompression, 'XML_COMPRESSION'));
  // An updatable ledger table is versioned too.
  if (props.ledger && !props.ledger.appendOnly)
    options.push(versioningText({ ...(props.ledger.history && { history: props.ledger.history }) }));
  if (props.ledger) options.push(ledgerText(props.ledger));
  if (props.directory !== undefined) options.push(`FILETABLE_DIRECTORY = ${quoteString(props.directory)}`);
  if (props.fileNameCollation !== undefined) {
    options.push(`FILETABLE_COLLATE_FILENAME = ${props.fileNameCollation}`);
  }
  return [...options, ...(props.others ?? [])];
}

/** `SYSTEM_VERSIONING = ON (HISTORY_TABLE = [s].[h], HISTORY_RETENTION_PERIOD = 6 MONTH)` */
export function versioningText(versioning: NonNullable<TableProps['versioning']>): string {
  const details: string[] = [];
  if (versioning.history) details.push(`HISTORY_TABLE = ${quotePath(versioning.history)}`);
  if (versioning.retention) details.push(`HISTORY_RETENTION_PERIOD = ${versioning.retention}`);
  return `SYSTEM_VERSIONING = ON${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

function ledgerText(ledger: NonNullable<TableProps['ledger']>): string {
  const details: string[] = [];
  if (ledger.view) {
    const columns = Object.entries(ledger.viewColumns ?? {}).map(([name, value]) => `${name} = ${quote(value)}`);
    details.push(`LEDGER_VIEW = ${quotePath(ledger.view)}${columns.length === 0 ? '' : ` (${columns.join(', ')})`}`);
  }
  if (ledger.appendOnly) details.push('APPEND_ONLY = ON');
  return `LEDGER = ON${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}
