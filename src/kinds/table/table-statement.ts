import { quotePath } from '../../base/names.ts';
import type { ColumnDefinition, Constraint, InlineIndex, StatementOf } from '../../statements/tree/index.ts';
import { columnOf, primaryKeyColumns } from '../columns/column-statement.ts';
import { compact, flag } from '../columns/compact.ts';
import { buildCheck, buildDefault, buildEdge, buildForeignKey, childPlace, twoParts } from '../constraint-statement.ts';
import { buildIndex } from '../index/index-statement.ts';
import type { Inline, KeyProps } from '../key-constraint/key-props.ts';
import { buildKey } from '../key-constraint/key-statement.ts';
import type { BuildContext } from '../kind.ts';
import { dataSpaceOf } from '../storage/data-space.ts';
import { fileTableProps } from './file-table.ts';
import { addHistoryTable } from './history-table.ts';
import { tableObject } from './table-object.ts';
import { tableOptionsOf } from './table-options.ts';
import type { TableProps } from './table-props.ts';

/** CREATE TABLE: the table, and an object for each constraint and index in it. */
export function buildCreateTable(statement: StatementOf<'createTable'>, context: BuildContext): void {
  const path = twoParts(statement.name, context);
  const keyColumns = primaryKeyColumns(statement.columns, statement.constraints, context);
  const around = { defaultSchema: context.defaultSchema, keyColumns };
  const props = compact<TableProps>({
    columns: statement.columns.map((column) => columnOf(column, around, context)),
    period: statement.period && { start: statement.period.start, end: statement.period.end },
    dataSpace: dataSpaceOf(statement.dataSpace),
    textSpace: statement.textImageOn === undefined ? undefined : dataSpaceOf({ name: statement.textImageOn })?.name,
    fileStreamSpace: statement.fileStreamOn,
    graph: statement.graph,
    fileTable: flag(statement.fileTable),
    ansiNullsOff: flag(!context.settings.ansiNulls),
    quotedIdentifierOff: flag(!context.settings.quotedIdentifier),
    ...tableOptionsOf(statement.options, context.defaultSchema),
    ...(statement.fileTable && fileTableOptions(statement, path[1], context)),
  });
  const origin = { file: context.file, start: statement.start, end: statement.end };
  context.add(tableObject(path, props, context, { origin }));
  buildElements(path, statement, props.memoryOptimized === true, context);
  refuseNullableKeys(path, statement.columns, context);
  if (props.versioning?.history) context.later(() => addHistoryTable(path, context));
}

/** NULL, stated for a column of the primary key, wherever that stands: the server's error 8111. */
function refuseNullableKeys(
  table: readonly string[],
  columns: readonly ColumnDefinition[],
  context: BuildContext,
): void {
  const stated = columns.filter(({ nullable }) => nullable === true);
  if (stated.length === 0) return;
  const { fold } = context.naming;
  // After what ALTER TABLE itself does later: it may bring the key.
  context.later(() => context.later(report));

  function report(): void {
    const key = context.childrenOf(context.key('object', ...table)).find(({ kind }) => kind === 'primaryKey');
    if (!key) return;
    const names = new Set((key.props as KeyProps).columns.map(fold));
    for (const { name, start } of stated) {
      if (!names.has(fold(name))) continue;
      context.report(
        {
          code: 'SQL71529',
          severity: 'error',
          message: `A primary key cannot be defined on the nullable column ${quotePath([...table, name])}.`,
          hint: 'Declare the column NOT NULL.',
        },
        start,
      );
    }
  }
}

function fileTableOptions(
  statement: StatementOf<'createTable'>,
  table: string | undefined,
  context: BuildContext,
): Partial<TableProps> {
  const text = (name: string): string | undefined =>
    statement.options
      .find((option) => option.name === name)
      ?.value?.replace(/^N?'(.*)'$/s, '$1')
      .replaceAll("''", "'");
  return fileTableProps(table, text('FILETABLE_DIRECTORY'), text('FILETABLE_COLLATE_FILENAME'), context);
}

type Elements = {
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly InlineIndex[];
};

/** Constraints and indexes on the columns first, as they stand, then those of the table. */
function buildElements(
  table: readonly string[],
  elements: Elements,
  memoryOptimized: boolean,
  context: BuildContext,
): void {
  const clusteredByDefault = !memoryOptimized && !hasClustered(elements);
  for (const column of elements.columns) {
    for (const constraint of column.constraints) {
      buildConstraint(constraint, { table, inline: 'column', column: column.name, clusteredByDefault }, context);
    }
    if (column.index) {
      const place = { ...childPlace(column.index, { table }, context), name: column.index.name };
      buildIndex(column.index, place, { column: column.name }, context);
    }
  }
  for (const constraint of elements.constraints) {
    buildConstraint(constraint, { table, inline: 'table', clusteredByDefault }, context);
  }
  for (const index of elements.indexes) {
    buildIndex(index, { ...childPlace(index, { table }, context), name: index.name }, {}, context);
  }
}

/** Whether something says CLUSTERED itself, so that a primary key which does not is nonclustered. */
export function hasClustered(elements: Elements): boolean {
  const clustered = (constraint: Constraint): boolean => 'clustered' in constraint && constraint.clustered === true;
  return (
    elements.constraints.some(clustered) ||
    elements.indexes.some((index) => index.clustered === true) ||
    elements.columns.some((column) => column.constraints.some(clustered) || column.index?.clustered === true)
  );
}

export type ElementPlace = {
  readonly table: readonly string[];
  readonly inline?: Inline;
  readonly column?: string;
  readonly clusteredByDefault: boolean;
  readonly untrusted?: boolean;
};

export function buildConstraint(constraint: Constraint, place: ElementPlace, context: BuildContext): void {
  switch (constraint.constraint) {
    case 'primaryKey':
      return buildKey(constraint, place, context);
    case 'unique':
      return buildKey(constraint, { ...place, clusteredByDefault: false }, context);
    case 'check':
      return buildCheck(constraint, place, context);
    case 'default':
      return buildDefault(constraint, place, context);
    case 'foreignKey':
      return buildForeignKey(constraint, place, context);
    case 'edge':
      return buildEdge(constraint, place, context);
  }
}
