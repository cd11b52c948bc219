import type { Delete, Insert, Update } from '../query/dml-tree.ts';
import type { Select, Source } from '../query/query-tree.ts';
import { refuse } from '../sql-error.ts';
import { assignable } from './convert.ts';
import { evaluate, holds } from './evaluate.ts';
import type { Runner } from './flow.ts';
import { type Environment, findTemp, readFrom, scopeOf } from './from.ts';
import { rowsOfExecute } from './insert-execute.ts';
import type { RowScope } from './row-scope.ts';
import { queryResult } from './select.ts';
import type { Session } from './session.ts';
import type { TempTable } from './temp-table.ts';
import { defaultOf } from './temp-tables.ts';
import type { Value } from './value.ts';

/** INSERT into a temp table or table variable. Errors 207, 109, 110, 120, 121, 213. */
export function insertTemp(s: Session, tree: Insert, runner: Runner): void {
  const table = findTemp(s, tree.target[tree.target.length - 1] ?? '');
  if (!table) return;
  const { from } = tree;
  const all = from.kind === 'default' ? [] : table.columns.flatMap((column, at) => (column.identity ? [] : [at]));
  const columns = tree.columns?.map((name) => indexOf(s, table, name)) ?? all;
  // DEFAULT in VALUES
  const given = (at: number): Value => {
    const column = table.columns[columns[at] ?? -1];
    return column ? defaultOf(s, column) : null;
  };
  const rows =
    from.kind === 'execute'
      ? rowsOfExecute(s, from.text, columns.length, runner)
      : from.kind === 'values'
        ? from.rows.map((row) => row.map((value, at) => (value.kind === 'keyword' ? given(at) : evaluate(s, value))))
        : from.kind === 'default'
          ? [[]]
          : queryResult(s, { ...from.query, ctes: [...tree.ctes, ...from.query.ctes] }, undefined, new Map()).rows;
  for (const row of rows) {
    if (from.kind !== 'default' && row.length !== columns.length) {
      refuse(
        tree.columns
          ? row.length < columns.length
            ? from.kind === 'values'
              ? 109
              : 120
            : from.kind === 'values'
              ? 110
              : 121
          : 213,
      );
    }
    const made: Value[] = table.columns.map((column, at) => (columns.includes(at) ? null : defaultOf(s, column)));
    columns.forEach((at, position) => {
      made[at] = assignable(row[position] ?? null, table.columns[at]?.type);
    });
    const identity = table.columns.findIndex((column) => column.identity);
    if (identity >= 0 && made[identity] === null) {
      made[identity] = table.nextIdentity;
      table.nextIdentity += table.columns[identity]?.identity?.increment ?? 1;
    }
    table.rows.push(made);
  }
  s.rowCount = rows.length;
}

function indexOf(s: Session, table: TempTable, name: string): number {
  const at = table.columns.findIndex((column) => column.key === s.catalog.fold(name));
  return at < 0 ? refuse(207, name) : at;
}

/** The joined rows of FROM that the condition takes, each with the position of the temp table's row in it. */
function matches(
  s: Session,
  sources: readonly Source[],
  parts: readonly string[],
  where: Update['where'],
): { row: number; scope: RowScope }[] {
  const table = findTemp(s, parts[parts.length - 1] ?? '');
  if (!table) return [];
  // A hidden column tells which row of the table a joined row came from.
  const marked: TempTable = {
    ...table,
    columns: [...table.columns, { name: '', key: '\u0000row', type: 'int' }],
    rows: table.rows.map((row, position) => [...row, position]),
  };
  const key = (parts[parts.length - 1] ?? '').toLowerCase();
  const store = key.startsWith('@') ? s.scope.tables : s.tempTables;
  store.set(key, marked);
  try {
    const select: Select = { kind: 'select', distinct: false, items: [], from: sources, groupBy: [] };
    const found = new Map<number, RowScope>();
    for (const environment of readFrom(s, select, undefined, new Map())) {
      const scope = scopeOf(s, environment, undefined);
      if (where && !holds(s, where, scope)) continue;
      const row = rowOf(environment);
      if (row !== undefined && !found.has(row)) found.set(row, scope);
    }
    return [...found].map(([row, scope]) => ({ row, scope }));
  } finally {
    store.set(key, table);
  }
}

function rowOf(environment: Environment): number | undefined {
  for (const binding of environment) {
    const value = binding.get('\u0000row');
    if (typeof value === 'number') return value;
  }
  return undefined;
}

/** UPDATE of a temp table or table variable. Error 207. */
export function updateTemp(s: Session, tree: Update, sources: readonly Source[], parts: readonly string[]): void {
  const table = findTemp(s, parts[parts.length - 1] ?? '');
  if (!table) return;
  const found = matches(s, sources, parts, tree.where);
  for (const { row, scope } of found) {
    const values = tree.set.map((item) => (item.value.kind === 'keyword' ? null : evaluate(s, item.value, scope)));
    const changed = [...(table.rows[row] ?? [])];
    tree.set.forEach((item, position) => {
      const value = values[position] ?? null;
      if (item.column !== undefined) changed[indexOf(s, table, item.column)] = value;
      if (item.variable !== undefined) s.scope.variables.set(item.variable.toLowerCase(), value);
    });
    table.rows[row] = changed;
  }
  s.rowCount = found.length;
}

/** DELETE from a temp table or table variable. */
export function deleteTemp(s: Session, tree: Delete, sources: readonly Source[], parts: readonly string[]): void {
  const table = findTemp(s, parts[parts.length - 1] ?? '');
  if (!table) return;
  const gone = new Set(matches(s, sources, parts, tree.where).map((match) => match.row));
  table.rows = table.rows.filter((_, position) => !gone.has(position));
  s.rowCount = gone.size;
}
