import type { CheckProps } from '../../kinds/check/check-props.ts';
import type { ColumnProps } from '../../kinds/columns/column-props.ts';
import { columnOf, primaryKeyColumns } from '../../kinds/columns/column-statement.ts';
import type { DefaultProps } from '../../kinds/default/default-props.ts';
import type { KeyProps } from '../../kinds/key-constraint/key-props.ts';
import type { ModuleProps } from '../../kinds/module/module-props.ts';
import { moduleTree } from '../../kinds/module/module-tree.ts';
import type { TableProps } from '../../kinds/table/table-props.ts';
import type { TableTypeProps } from '../../kinds/table-type/table-type-props.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { Constraint } from '../../statements/tree/index.ts';
import type { CheckContext } from './check-context.ts';

/** An expression that stands on a table, and the object that is reported for it. */
export type OwnedExpression = { readonly text: string; readonly of: SchemaObject; readonly quoted: boolean };

/** A table, a table type or the table of a function: what all three have. */
export type ColumnOwner = {
  readonly object: SchemaObject;
  readonly columns: readonly ColumnProps[];
  /** Conditions that see the columns. */
  readonly conditions: readonly OwnedExpression[];
  readonly defaults: readonly (OwnedExpression & { readonly column: string })[];
  /** Columns of the primary key. */
  readonly primaryKey: readonly string[];
  /** Columns that keys and indexes without an object of their own name. */
  readonly named: readonly string[];
  /** The bare name by which its own columns can be called: a function's table has none. */
  readonly alias: string | undefined;
};

/** undefined for any other object. */
export function columnOwner(object: SchemaObject, context: CheckContext): ColumnOwner | undefined {
  switch (object.kind) {
    case 'table':
      return ofTable(object as SchemaObject<TableProps>, context);
    case 'tableType':
      return ofType(object as SchemaObject<TableTypeProps>);
    case 'tableFunction':
      return ofFunction(object as SchemaObject<ModuleProps>, context);
    default:
      return undefined;
  }
}

function ofTable(object: SchemaObject<TableProps>, context: CheckContext): ColumnOwner {
  const { columns, quotedIdentifierOff } = object.props;
  const conditions: OwnedExpression[] = [];
  const defaults: (OwnedExpression & { column: string })[] = [];
  let primaryKey: readonly string[] = [];
  for (const child of context.childrenOf(object.key)) {
    // What stands in a statement of its own has settings of its own, which nobody keeps: a "x" in it may be a literal.
    const quoted = child.props.inline !== undefined && quotedIdentifierOff !== true;
    if (child.kind === 'check') {
      const { expression, connections } = child.props as CheckProps;
      if (!connections) conditions.push({ text: expression, of: child, quoted });
    } else if (child.kind === 'default') {
      const { column, expression } = child.props as DefaultProps;
      defaults.push({ column, text: expression, of: child, quoted });
    } else if (child.kind === 'primaryKey') {
      primaryKey = (child.props as KeyProps).columns;
    } else if (typeof child.props.where === 'string') {
      conditions.push({ text: child.props.where, of: child, quoted: false });
    }
  }
  return { object, columns, conditions, defaults, primaryKey, named: [], alias: object.path[1] };
}

function ofType(object: SchemaObject<TableTypeProps>): ColumnOwner {
  const { columns, keys = [], checks = [], defaults = [], indexes = [] } = object.props;
  const common = { of: object, quoted: false };
  return {
    object,
    columns,
    conditions: checks.map(({ expression }) => ({ ...common, text: expression })),
    defaults: defaults.map(({ name, expression }) => ({ ...common, column: name, text: expression })),
    primaryKey: keys.find(({ primary }) => primary)?.columns ?? [],
    named: [...keys, ...indexes].flatMap((one) => one.columns),
    alias: object.path[1],
  };
}

function ofFunction(object: SchemaObject<ModuleProps>, context: CheckContext): ColumnOwner | undefined {
  const table = moduleTree(object.props)?.returnsTable;
  if (!table) return undefined;
  const keyColumns = primaryKeyColumns(table.columns, table.constraints, context);
  const around = { defaultSchema: object.path[0] ?? '', keyColumns };
  const conditions: OwnedExpression[] = [];
  const defaults: (OwnedExpression & { column: string })[] = [];
  const named: string[] = table.indexes.flatMap(({ columns }) => columns.map(({ name }) => name));
  const quoted = object.props.quotedIdentifier;
  const add = (constraint: Constraint, column: string): void => {
    if (constraint.constraint === 'check') {
      conditions.push({ text: constraint.expression.text, of: object, quoted });
    } else if (constraint.constraint === 'default') {
      defaults.push({ column: constraint.column ?? column, text: constraint.expression.text, of: object, quoted });
    } else if (constraint.constraint === 'primaryKey' || constraint.constraint === 'unique') {
      named.push(...constraint.columns.map(({ name }) => name));
    }
  };
  for (const column of table.columns) for (const constraint of column.constraints) add(constraint, column.name);
  for (const constraint of table.constraints) add(constraint, '');
  const columns = table.columns.map((column) => columnOf(column, around, context));
  return { object, columns, conditions, defaults, primaryKey: [...keyColumns], named, alias: undefined };
}
