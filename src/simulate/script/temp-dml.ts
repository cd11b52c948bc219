import { type Change, sourcesOf } from '../query/dml-queries.ts';
import type { Delete, Insert, Update } from '../query/dml-tree.ts';
import type { Select } from '../query/query-tree.ts';
import { refuse, unsupported } from '../sql-error.ts';
import type { ChangeTarget, Through } from './change-target.ts';
import { assignable } from './convert.ts';
import { evaluate, holds } from './evaluate.ts';
import type { Runner } from './flow.ts';
import { findTemp, readFrom, scopeOf } from './from.ts';
import { rowsOfExecute } from './insert-execute.ts';
import { noCtes } from './result.ts';
import type { RowScope } from './row-scope.ts';
import { queryResult, withCtes } from './select.ts';
import type { Session } from './session.ts';
import type { Steps } from './steps.ts';
import type { TempTable } from './temp-table.ts';
import { defaultOf } from './temp-tables.ts';
import type { Value } from './value.ts';
import { assignVariable } from './variables.ts';

/** INSERT into a temp table or table variable. Errors 207, 109, 110, 120, 121, 213. */
export function* insertTemp(s: Session, tree: Insert, runner: Runner): Steps<void> {
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
      ? yield* rowsOfExecute(s, from.text, columns.length, runner)
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

type Temp = NonNullable<ChangeTarget['temp']>;

/** The hidden column that tells which row of the table a joined row came from. */
const mark = '\u0000row';

/** The joined rows of FROM that the condition takes, each with the position of the temp table's row in it. */
function matches(
  s: Session,
  tree: Change & Pick<Update, 'where'>,
  { name, alias, through }: Temp,
  table: TempTable,
): { row: number; scope: RowScope }[] {
  const marked: TempTable = {
    ...table,
    columns: [...table.columns, { name: '', key: mark, type: 'int' }],
    rows: table.rows.map((row, position) => [...row, position]),
  };
  const read = through?.changed(
    { kind: 'value', expression: { kind: 'name', parts: [through.alias, mark] }, alias: mark },
    mark,
  );
  const change = { ...tree, ...read };
  const sources = sourcesOf(change, (one) => s.catalog.fold(one));
  const key = name.toLowerCase();
  const store = key.startsWith('@') ? s.scope.tables : s.tempTables;
  store.set(key, marked);
  try {
    return withCtes(s, change.ctes, undefined, noCtes, (ctes) => {
      const select: Select = { kind: 'select', distinct: false, items: [], from: sources, groupBy: [] };
      const found = new Map<number, RowScope>();
      for (const environment of readFrom(s, select, undefined, ctes)) {
        const scope = scopeOf(s, environment, undefined);
        if (tree.where && !holds(s, tree.where, scope)) continue;
        const row = environment.find((binding) => binding.alias === alias)?.get(mark);
        if (typeof row === 'number' && !found.has(row)) found.set(row, scope);
      }
      return [...found].map(([row, scope]) => ({ row, scope }));
    });
  } finally {
    store.set(key, table);
  }
}

/** UPDATE of a temp table or table variable. Error 207. */
export function updateTemp(s: Session, tree: Update, temp: Temp): void {
  const table = findTemp(s, temp.name);
  if (!table) return;
  const found = matches(s, tree, temp, table);
  const columns = tree.set.map((item) =>
    item.column === undefined
      ? -1
      : indexOf(s, table, temp.through ? baseColumn(s, item.column, temp.through) : item.column),
  );
  withCtes(s, tree.ctes, undefined, noCtes, () => {
    for (const { row, scope } of found) {
      const before = table.rows[row] ?? [];
      const changed = [...before];
      tree.set.forEach((item, position) => {
        const at = columns[position] ?? -1;
        const column = table.columns[at];
        const given =
          item.value.kind !== 'keyword' ? evaluate(s, item.value, scope) : column ? defaultOf(s, column) : null;
        const value = column ? assignable(given, column.type) : given;
        if (column) changed[at] = value;
        if (item.variable !== undefined) assignVariable(s, item.variable, value);
      });
      table.rows[row] = changed;
    }
  });
  s.rowCount = found.length;
}

/** The column of the table that a column of a derived table or common table expression is. */
export function baseColumn(s: Session, name: string, { select, columns }: Through): string {
  const key = s.catalog.fold(name);
  const at = columns.findIndex((one) => s.catalog.fold(one) === key);
  const isStar = select.items.some((item) => item.kind === 'star');
  const item =
    columns.length > 0
      ? isStar
        ? undefined
        : select.items[at]
      : select.items.find((one) => one.kind === 'value' && s.catalog.fold(outputName(one) ?? '') === key);
  if (item?.kind === 'value' && item.expression.kind === 'name') return item.expression.parts.at(-1) ?? name;
  if (!item && isStar && columns.length === 0) return name;
  return unsupported(`changing the column ${name} of such a query`);
}

const outputName = ({ alias, expression }: Extract<Select['items'][number], { readonly kind: 'value' }>) =>
  alias ?? (expression.kind === 'name' ? expression.parts.at(-1) : undefined);

/** DELETE from a temp table or table variable. */
export function deleteTemp(s: Session, tree: Delete, temp: Temp): void {
  const table = findTemp(s, temp.name);
  if (!table) return;
  const gone = new Set(matches(s, tree, temp, table).map((match) => match.row));
  table.rows = table.rows.filter((_, position) => !gone.has(position));
  s.rowCount = gone.size;
}
