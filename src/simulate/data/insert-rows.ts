import { parseQuotedPath } from '../../base/names.ts';
import { findObject } from '../names.ts';
import type { Insert } from '../query/dml-tree.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { bindQuery } from '../script/bind-dml.ts';
import { evaluate } from '../script/evaluate.ts';
import type { Runner } from '../script/flow.ts';
import { checkExplicit, insertColumns } from '../script/insert-checks.ts';
import { rowsOfExecute } from '../script/insert-execute.ts';
import { queryResult } from '../script/select.ts';
import type { Session } from '../script/session.ts';
import type { Steps } from '../script/steps.ts';
import type { Value } from '../script/value.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { defaultValue } from './default-value.ts';
import { nextIdentity, noteIdentity } from './identity.ts';
import { now } from './now.ts';
import { sendOutput } from './output-clause.ts';
import { checkTriggers, fireTriggers } from './row-triggers.ts';
import { storedValue } from './stored-value.ts';
import type { StoredRow } from './table-rows.ts';
import { endOfTime } from './temporal-rows.ts';
import { nextRowKey, writeNew } from './write-rows.ts';

/** undefined: the column's default. */
export type Given = readonly (Value | undefined)[];

/** INSERT into a table with rows. Errors 109, 110, 120, 121, 213, 264, 271, 273, 515, 544, 545, 547, 2601, 2627, 2628, … */
export function* insertRows(s: Session, target: ObjectColumns, tree: Insert, runner: Runner): Steps<void> {
  const table = tableBehind(s, target);
  if (table.temporal_type === 1) refuse(13559, table.name);
  const { from } = tree;
  const columns = from.kind === 'default' ? [] : insertColumns(s, table, tree.columns);
  if (from.kind !== 'default') checkExplicit(s, table, columns, from.kind === 'values' ? from.rows : undefined);
  const given = yield* givenRows(s, tree, columns.length, runner);
  s.host?.touches(s, table.object_id, true);
  checkTriggers(s, table, 'INSERT');
  const rows = given.map((values) => newRow(s, table, columns, values));
  writeNew(s, table, rows);
  s.rowCount = rows.length;
  const written = rows.map((row) => ({ key: 0, after: row }));
  if (tree.output) yield* sendOutput(s, table, tree.output, written, runner);
  yield* fireTriggers(s, table, 'INSERT', written, runner);
}

/** A synonym's table; views are not written through. */
export function tableBehind(s: Session, target: ObjectColumns): TableRow {
  const table = s.catalog.table(target.object_id);
  if (table) return table;
  if (target.type !== 'SN') return unsupported(`changes of rows through the view ${target.name}`);
  const { base_object_name: base } = target as ObjectColumns & { readonly base_object_name: string };
  const object = findObject(s, { parts: parseQuotedPath(base), start: 0, end: 0 }) ?? refuse(208, base);
  return tableBehind(s, object);
}

function* givenRows(s: Session, tree: Insert, width: number, runner: Runner): Steps<readonly Given[]> {
  const { from } = tree;
  switch (from.kind) {
    case 'default':
      return [[]];
    case 'execute':
      return yield* rowsOfExecute(s, from.text, width, runner);
    case 'values':
      for (const row of from.rows) checkWidth(row.length, width, tree.columns ? [109, 110] : [213, 213]);
      return from.rows.map((row) => row.map((e) => (e.kind === 'keyword' ? undefined : evaluate(s, e))));
    case 'query': {
      const query = { ...from.query, ctes: [...tree.ctes, ...from.query.ctes] };
      const columns = bindQuery(s, query);
      const result = queryResult(s, query, undefined, new Map());
      const given = columns?.length ?? result.rows[0]?.length ?? width;
      checkWidth(given, width, tree.columns ? [120, 121] : [213, 213]);
      return result.rows;
    }
  }
}

type Widths = readonly [tooFew: 109 | 120 | 213, tooMany: 110 | 121 | 213];

function checkWidth(given: number, width: number, [tooFew, tooMany]: Widths): void {
  if (given < width) refuse(tooFew);
  if (given > width) refuse(tooMany);
}

export function newRow(s: Session, table: TableRow, columns: readonly ColumnRow[], given: Given): StoredRow {
  const row: Value[] = [];
  const values = new Map<number, Value>();
  columns.forEach((column, position) => {
    const value = given[position];
    if (value !== undefined) values.set(column.column_id, value);
  });
  for (const column of s.catalog.columns.of(table.object_id)) {
    const id = column.column_id;
    const value = values.get(id);
    if (column.is_computed) continue;
    if (column.system_type_id === 189) row[id] = nextRowVersion(s);
    else if (column.generated_always_type === 1) row[id] = now(s);
    else if (column.generated_always_type === 2) row[id] = endOfTime;
    else if (value !== undefined) {
      row[id] = storedValue(s, table, column, value);
      if (column.is_identity) noteIdentity(s, column, row[id] ?? null);
    } else row[id] = column.is_identity ? nextIdentity(s, column) : defaultValue(s, table, id);
  }
  return row;
}

/** A rowversion: eight bytes that no other row of the database has had. */
export const nextRowVersion = (s: Session): string =>
  `0x${s.catalog.next('rowversion', 2001).toString(16).toUpperCase().padStart(16, '0')}`;

/** The rows of SELECT … INTO, whose table has just been made with the columns of the query. */
export function fillNew(s: Session, into: readonly string[], rows: readonly (readonly Value[])[]): void {
  const object = findObject(s, { parts: into, start: 0, end: 0 });
  const table = object && s.catalog.table(object.object_id);
  if (!table) return;
  for (const row of rows) {
    const stored: Value[] = [];
    row.forEach((value, position) => {
      const column = s.catalog.columns.get(table.object_id, position + 1);
      stored[position + 1] = column ? storedValue(s, table, column, value) : value;
    });
    s.catalog.tableRows.set(table.object_id, nextRowKey(s), stored);
  }
}
