import { parseExpression } from '../../syntax/expression/parse.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import { evaluate } from '../script/evaluate.ts';
import type { RowScope } from '../script/row-scope.ts';
import type { Session } from '../script/session.ts';
import type { Value } from '../script/value.ts';

/** A row of a user table: values by column_id. A column that was added later and got no value reads as NULL. */
export type StoredRow = readonly Value[];

/** The hidden column that tells which row of its table a joined row came from. */
export const rowKey = '\u0000row';

/** A row of a table as FROM has it, see Binding. */
export type TableBinding = {
  readonly alias: string;
  get(key: string): Value | undefined;
  names(): readonly string[];
  typeOf(key: string): ColumnRow | undefined;
};

/** The rows of a user table, `alias` folded. */
export function tableBindings(s: Session, objectId: number, alias: string): TableBinding[] {
  const { catalog } = s;
  const result: TableBinding[] = [];
  for (const key of catalog.tableRows.keysOf(objectId)) {
    const row = catalog.tableRows.get(objectId, key);
    if (row) result.push(rowBinding(s, objectId, alias, row, key));
  }
  return result;
}

/** One row under an alias; computed columns are computed when they are read. */
export function rowBinding(s: Session, objectId: number, alias: string, row: StoredRow, key: number): TableBinding {
  const { catalog } = s;
  const binding: TableBinding = {
    alias,
    get: (name) => {
      if (name === rowKey) return key;
      const columnId = catalog.columnNames.get(objectId, name);
      if (columnId === undefined) return undefined;
      const computed = catalog.computed.get(objectId, columnId);
      if (!computed) return row[columnId] ?? null;
      return evaluate(s, storedExpression(computed.definition), scopeOfRow(s, binding));
    },
    names: () => {
      const names: string[] = [];
      for (const column of catalog.columns.of(objectId)) if (!column.is_hidden) names.push(column.name);
      return names;
    },
    typeOf: (name) => {
      const columnId = catalog.columnNames.get(objectId, name);
      return columnId === undefined ? undefined : catalog.columns.get(objectId, columnId);
    },
  };
  return binding;
}

/** What the names of an expression mean that stands in the table: a check, a default, a computed column, a filter. */
export function scopeOfRow(s: Session, binding: TableBinding): RowScope {
  return {
    find: (parts) => binding.get(s.catalog.fold(parts.at(-1) ?? '')),
    typeOf: (parts) => binding.typeOf(s.catalog.fold(parts.at(-1) ?? '')),
  };
}

const expressions = new Map<string, Expression>();

/** An expression as the server stores it, in brackets and with QUOTED_IDENTIFIER. */
export function storedExpression(text: string): Expression {
  const known = expressions.get(text);
  if (known) return known;
  const tree = parseExpression(text, { quotedIdentifier: true });
  if (expressions.size > 1000) expressions.clear();
  expressions.set(text, tree);
  return tree;
}
