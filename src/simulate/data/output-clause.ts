import { typeOfColumn } from '../ddl/expression-type.ts';
import type { Output } from '../query/dml-tree.ts';
import type { SelectItem } from '../query/query-tree.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { evaluate } from '../script/evaluate.ts';
import type { Runner } from '../script/flow.ts';
import { isTemp } from '../script/from.ts';
import type { RowScope } from '../script/row-scope.ts';
import type { Session } from '../script/session.ts';
import type { Steps } from '../script/steps.ts';
import { insertTemp } from '../script/temp-dml.ts';
import { unsupported } from '../sql-error.ts';
import { rowBinding, type StoredRow } from './table-rows.ts';

/** A row that a statement has written, removed or changed. */
export type ChangedRow = {
  readonly key: number;
  readonly before?: StoredRow;
  readonly after?: StoredRow;
  readonly action?: string;
};

/** OUTPUT: the rows as `inserted` and `deleted`, to the client or into a temp table or table variable. */
export function* sendOutput(
  s: Session,
  table: TableRow,
  output: Output,
  rows: Iterable<ChangedRow>,
  runner: Runner,
): Steps<void> {
  const items = output.items.flatMap((item) => listed(s, table, item));
  const names = items.map(
    ({ alias, expression }) => alias ?? (expression.kind === 'name' ? expression.parts.at(-1) : '') ?? '',
  );
  const values = [...rows].map((row) => {
    const scope = scopeOfChange(s, table, row);
    return items.map(({ expression }) => evaluate(s, expression, scope));
  });
  const { into } = output;
  if (!into) {
    const columns = items.map(({ expression }, position) => {
      const column =
        expression.kind === 'name' ? s.catalog.column(table.object_id, expression.parts.at(-1) ?? '') : undefined;
      return { name: names[position] ?? '', type: column && typeOfColumn(column) };
    });
    if (s.resultSets) s.resultSets.push({ names, rows: values });
    else s.host?.selects(s, columns, { names, rows: values });
    return;
  }
  if (!isTemp(into)) return unsupported('OUTPUT … INTO a table of the database');
  const { rowCount } = s;
  const literal = values.map((row) =>
    row.map(
      (value) =>
        ({
          kind: 'literal',
          type: value === null ? 'null' : typeof value === 'number' ? 'decimal' : 'nationalString',
          value: String(value),
        }) as const,
    ),
  );
  yield* insertTemp(
    s,
    { verb: 'INSERT', target: into, columns: output.columns, ctes: [], from: { kind: 'values', rows: literal } },
    runner,
  );
  s.rowCount = rowCount;
}

type Listed = Extract<SelectItem, { readonly kind: 'value' }>;

function listed(s: Session, table: TableRow, item: SelectItem): readonly Listed[] {
  if (item.kind === 'value') return [item];
  if (item.kind === 'assign') return unsupported('variables in OUTPUT');
  const names: Listed[] = [];
  for (const column of s.catalog.columns.of(table.object_id)) {
    if (column.is_hidden) continue;
    const parts = [...item.qualifier, column.name];
    names.push({ kind: 'value', expression: { kind: 'name', parts }, alias: column.name });
  }
  return names;
}

function scopeOfChange(s: Session, table: TableRow, { key, before, after, action }: ChangedRow): RowScope {
  const bindings = [
    rowBinding(s, table.object_id, 'inserted', after ?? [], key),
    rowBinding(s, table.object_id, 'deleted', before ?? [], key),
  ];
  return {
    find: (parts) => {
      if (parts[0]?.toLowerCase() === '$action') return action;
      const name = s.catalog.fold(parts.at(-1) ?? '');
      const owner = (parts.at(-2) ?? '').toLowerCase();
      return bindings.find(({ alias }) => owner === '' || alias === owner)?.get(name);
    },
  };
}
