import type { Constraint, InlineIndex, StatementOf } from '../../statements/tree/index.ts';
import { columnOf, primaryKeyColumns } from '../columns/column-statement.ts';
import { compact, flag } from '../columns/compact.ts';
import { twoParts } from '../constraint-statement.ts';
import { indexProps } from '../index/index-statement.ts';
import type { Inline } from '../key-constraint/key-props.ts';
import { keyProps } from '../key-constraint/key-statement.ts';
import type { BuildContext } from '../kind.ts';
import { hasClustered } from '../table/table-statement.ts';
import { keyName, orAbsent, tableTypeObject, typeCheck } from './table-type-object.ts';
import type { TableTypeProps, TypeCheck, TypeDefault, TypeIndex, TypeKey } from './table-type-props.ts';

/** CREATE TYPE … AS TABLE. */
export function buildCreateTableType(statement: StatementOf<'createTableType'>, context: BuildContext): void {
  const path = twoParts(statement.name, context);
  const keyColumns = primaryKeyColumns(statement.columns, statement.constraints, context);
  const around = { defaultSchema: context.defaultSchema, keyColumns };
  const memoryOptimized = statement.options.some(
    ({ name, value }) => name === 'MEMORY_OPTIMIZED' && value?.toUpperCase() === 'ON',
  );
  const clusteredByDefault = !memoryOptimized && !hasClustered(statement);
  const keys: TypeKey[] = [];
  const checks: TypeCheck[] = [];
  const defaults: TypeDefault[] = [];
  const indexes: TypeIndex[] = [];
  const constrain = (constraint: Constraint, column?: string): void => {
    switch (constraint.constraint) {
      case 'primaryKey':
      case 'unique': {
        const primary = constraint.constraint === 'primaryKey';
        const inline: Inline = column === undefined ? 'table' : 'column';
        const place = {
          table: path,
          inline,
          clusteredByDefault: primary && clusteredByDefault,
          ...(column && { column }),
        };
        const { columns, descending, clustered, hash, bucketCount, bucketCountWritten, ignoreDuplicateKey } = keyProps(
          constraint,
          place,
        );
        const key = {
          columns,
          descending,
          clustered,
          hash,
          bucketCount,
          bucketCountWritten,
          ignoreDuplicateKey,
          primary: flag(primary),
          inline,
        };
        keys.push(compact<TypeKey>({ name: keyName(key), ...key }));
        return;
      }
      case 'check':
        checks.push(typeCheck(constraint.expression.text, column, context));
        return;
      case 'default':
        defaults.push({ name: constraint.column ?? column ?? '', expression: constraint.expression.text });
        return;
      default:
        context.report(
          { code: 'SQL46010', severity: 'error', message: 'A table type has no foreign keys.' },
          constraint.start,
        );
    }
  };
  const addIndex = (index: InlineIndex, column?: string): void => {
    const { columns, descending, include, unique, clustered, hash, bucketCount, bucketCountWritten, where } =
      indexProps(index, true, column);
    indexes.push(
      compact<TypeIndex>({
        name: index.name,
        columns,
        descending,
        include,
        unique,
        clustered,
        hash,
        bucketCount,
        bucketCountWritten,
        where,
        column,
      }),
    );
  };
  for (const column of statement.columns) {
    for (const constraint of column.constraints) constrain(constraint, column.name);
    if (column.index) addIndex(column.index, column.name);
  }
  for (const constraint of statement.constraints) constrain(constraint);
  for (const index of statement.indexes) addIndex(index);
  const props = compact<Omit<TableTypeProps, 'order'>>({
    columns: statement.columns.map((column) => columnOf(column, around, context)),
    keys: orAbsent(keys),
    checks: orAbsent(checks),
    defaults: orAbsent(defaults),
    indexes: orAbsent(indexes),
    memoryOptimized: flag(memoryOptimized),
  });
  context.add(
    tableTypeObject(path, props, context, { file: context.file, start: statement.start, end: statement.end }),
  );
}
