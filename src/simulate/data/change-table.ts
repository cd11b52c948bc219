import type { Change } from '../query/dml-queries.ts';
import { sourcesOf } from '../query/dml-queries.ts';
import type { Delete, Update } from '../query/dml-tree.ts';
import type { Select } from '../query/query-tree.ts';
import type { TableRow } from '../rows/table-rows.ts';
import type { ChangeTarget } from '../script/change-target.ts';
import { evaluate, holds } from '../script/evaluate.ts';
import type { Runner } from '../script/flow.ts';
import { readFrom, scopeOf } from '../script/from.ts';
import { noCtes } from '../script/result.ts';
import type { RowScope } from '../script/row-scope.ts';
import { withCtes } from '../script/select.ts';
import type { Session } from '../script/session.ts';
import type { Steps } from '../script/steps.ts';
import { baseColumn } from '../script/temp-dml.ts';
import { toNumber } from '../script/to-number.ts';
import type { Value } from '../script/value.ts';
import { assignVariable } from '../script/variables.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { defaultValue } from './default-value.ts';
import { nextRowVersion, tableBehind } from './insert-rows.ts';
import { now } from './now.ts';
import { type ChangedRow, sendOutput } from './output-clause.ts';
import { checkTriggers, fireTriggers } from './row-triggers.ts';
import { storedValue } from './stored-value.ts';
import { rowKey, type StoredRow } from './table-rows.ts';
import { changeRows } from './write-rows.ts';

type Match = { readonly key: number; readonly scope: RowScope };

/** UPDATE of a table with rows. Errors 207, 515, 547, 2601, 2627, 2628, … */
export function* updateRows(s: Session, tree: Update, target: ChangeTarget, runner: Runner): Steps<void> {
  const table = tableOf(s, target);
  if (tree.set.some(({ isMethod }) => isMethod)) return unsupported('methods of columns in UPDATE');
  const found = matches(s, tree, target);
  checkTriggers(s, table, 'UPDATE');
  const removed = new Map<number, StoredRow>();
  const written = new Map<number, StoredRow>();
  withCtes(s, tree.ctes, undefined, noCtes, () => {
    for (const { key, scope } of found) {
      const before = s.catalog.tableRows.get(table.object_id, key) ?? [];
      removed.set(key, before);
      written.set(key, changedRow(s, table, tree.set, target, before, scope));
    }
  });
  changeRows(s, table, { verb: 'UPDATE', removed, written });
  s.rowCount = found.length;
  const changes = found.map(({ key }) => ({ key, before: removed.get(key) ?? [], after: written.get(key) ?? [] }));
  if (tree.output) yield* sendOutput(s, table, tree.output, changes, runner);
  yield* fireTriggers(s, table, 'UPDATE', changes, runner);
}

/** A row as SET leaves it. */
export function changedRow(
  s: Session,
  table: TableRow,
  set: Update['set'],
  target: Pick<ChangeTarget, 'through'>,
  before: StoredRow,
  scope: RowScope,
): StoredRow {
  const row: Value[] = [...before];
  for (const { column: name, variable, value: given } of set) {
    const base = name === undefined ? undefined : target.through ? baseColumn(s, name, target.through) : name;
    const column = base === undefined ? undefined : (s.catalog.column(table.object_id, base) ?? refuse(207, base));
    const value =
      given.kind === 'keyword' ? (column ? defaultValue(s, table, column.column_id) : null) : evaluate(s, given, scope);
    if (column) row[column.column_id] = storedValue(s, table, column, value);
    if (variable !== undefined) assignVariable(s, variable, value);
  }
  for (const column of s.catalog.columns.of(table.object_id)) {
    if (column.system_type_id === 189) row[column.column_id] = nextRowVersion(s);
    if (column.generated_always_type === 1) row[column.column_id] = now(s);
  }
  return row;
}

/** DELETE from a table with rows. Error 547. */
export function* deleteRows(s: Session, tree: Delete, target: ChangeTarget, runner: Runner): Steps<void> {
  const table = tableOf(s, target);
  const found = matches(s, tree, target);
  checkTriggers(s, table, 'DELETE');
  const removed = new Map<number, StoredRow>();
  for (const { key } of found) removed.set(key, s.catalog.tableRows.get(table.object_id, key) ?? []);
  changeRows(s, table, { verb: 'DELETE', removed, written: new Map() });
  s.rowCount = removed.size;
  const changes: ChangedRow[] = [...removed].map(([key, before]) => ({ key, before }));
  if (tree.output) yield* sendOutput(s, table, tree.output, changes, runner);
  yield* fireTriggers(s, table, 'DELETE', changes, runner);
}

/** TRUNCATE TABLE: no row is left, and identity begins anew. */
export function truncateRows(s: Session, table: TableRow): void {
  s.host?.touches(s, table.object_id, true);
  const { tableRows, identities } = s.catalog;
  tableRows.deleteGroup(table.object_id);
  for (const columnId of [...identities.keysOf(table.object_id)]) {
    const detail = identities.get(table.object_id, columnId);
    if (detail) identities.set(table.object_id, columnId, { ...detail, last_value: null });
  }
}

function tableOf(s: Session, { object }: ChangeTarget): TableRow {
  if (!object) return unsupported('changing rows through such a query');
  return tableBehind(s, object);
}

/** The rows of the table that the statement changes, each once, with what its expressions see. */
function matches(s: Session, tree: Update | Delete, { object, alias, through }: ChangeTarget): readonly Match[] {
  if (object) s.host?.touches(s, object.object_id, true);
  const read = through?.changed(
    { kind: 'value', expression: { kind: 'name', parts: [through.alias, rowKey] }, alias: rowKey },
    rowKey,
  );
  const change: Change = { ...tree, ...read };
  const from = sourcesOf(change, (one) => s.catalog.fold(one));
  return withCtes(s, change.ctes, undefined, noCtes, (ctes) => {
    const select: Select = { kind: 'select', distinct: false, items: [], from, groupBy: [] };
    const found = new Map<number, RowScope>();
    const most = tree.top ? toNumber(evaluate(s, tree.top) ?? 0) : Number.POSITIVE_INFINITY;
    for (const environment of readFrom(s, select, undefined, ctes)) {
      if (found.size >= most) break;
      const scope = scopeOf(s, environment, undefined);
      if (tree.where && !holds(s, tree.where, scope)) continue;
      const key = environment.find((binding) => binding.alias === alias)?.get(rowKey);
      if (typeof key === 'number' && !found.has(key)) found.set(key, scope);
    }
    return [...found].map(([key, scope]) => ({ key, scope }));
  });
}
