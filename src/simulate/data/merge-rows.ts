import type { Merge, MergeBranch } from '../query/dml-tree.ts';
import type { Select } from '../query/query-tree.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { evaluate, holds } from '../script/evaluate.ts';
import type { Runner } from '../script/flow.ts';
import { type Environment, readFrom, scopeOf } from '../script/from.ts';
import { checkExplicit, insertColumns } from '../script/insert-checks.ts';
import { noCtes } from '../script/result.ts';
import type { RowScope } from '../script/row-scope.ts';
import { withCtes } from '../script/select.ts';
import type { Session } from '../script/session.ts';
import type { Steps } from '../script/steps.ts';
import { refuse } from '../sql-error.ts';
import { changedRow } from './change-table.ts';
import { newRow, tableBehind } from './insert-rows.ts';
import { type ChangedRow, sendOutput } from './output-clause.ts';
import { checkTriggers, fireTriggers } from './row-triggers.ts';
import { rowKey, type StoredRow, type TableBinding, tableBindings } from './table-rows.ts';
import { changeRows, writeNew } from './write-rows.ts';

/** What MERGE finds to do before it does any of it. */
type Work = {
  readonly deleted: Map<number, StoredRow>;
  readonly before: Map<number, StoredRow>;
  readonly after: Map<number, StoredRow>;
  readonly added: StoredRow[];
};

/** MERGE into a table with rows. Errors 8672 (a row is hit twice), 515, 547, 2601, 2627, 2628, … */
export function* mergeRows(s: Session, target: ObjectColumns, tree: Merge, runner: Runner): Steps<void> {
  const table = tableBehind(s, target);
  s.host?.touches(s, table.object_id, true);
  const work = withCtes(s, tree.ctes, undefined, noCtes, (ctes) => {
    const from: Select = { kind: 'select', distinct: false, items: [], from: [tree.using], groupBy: [] };
    return findWork(s, table, tree, readFrom(s, from, undefined, ctes));
  });
  const { deleted, before, after, added } = work;
  if (added.length > 0) checkTriggers(s, table, 'INSERT');
  if (after.size > 0) checkTriggers(s, table, 'UPDATE');
  if (deleted.size > 0) checkTriggers(s, table, 'DELETE');
  changeRows(s, table, { verb: 'DELETE', removed: deleted, written: new Map() });
  changeRows(s, table, { verb: 'UPDATE', removed: before, written: after });
  if (added.length > 0) writeNew(s, table, added);
  s.rowCount = deleted.size + after.size + added.length;
  const changes = [...changesOf(work)];
  if (tree.output) yield* sendOutput(s, table, tree.output, changes, runner);
  for (const event of ['INSERT', 'UPDATE', 'DELETE'] as const) {
    const own = changes.filter(({ action }) => action === event);
    if (own.length > 0) yield* fireTriggers(s, table, event, own, runner);
  }
}

function* changesOf({ deleted, before, after, added }: Work): Iterable<ChangedRow> {
  for (const row of added) yield { key: 0, after: row, action: 'INSERT' };
  for (const [key, row] of after) yield { key, before: before.get(key) ?? [], after: row, action: 'UPDATE' };
  for (const [key, row] of deleted) yield { key, before: row, action: 'DELETE' };
}

function findWork(s: Session, table: TableRow, tree: Merge, sources: readonly Environment[]): Work {
  const work: Work = { deleted: new Map(), before: new Map(), after: new Map(), added: [] };
  const alias = s.catalog.fold(tree.alias ?? tree.target.at(-1) ?? '');
  const unmatched = new Set(sources);
  for (const row of tableBindings(s, table.object_id, alias)) {
    const matches = sources.filter((source) => holds(s, tree.on, scopeOf(s, [row, ...source], undefined)));
    for (const source of matches) unmatched.delete(source);
    if (matches.length === 0) change(s, table, tree, 'not matched by source', row, scopeOf(s, [row], undefined), work);
    for (const source of matches) change(s, table, tree, 'matched', row, scopeOf(s, [row, ...source], undefined), work);
  }
  for (const source of unmatched) add(s, table, tree, scopeOf(s, source, undefined), work);
  return work;
}

const branchFor = (s: Session, tree: Merge, when: MergeBranch['when'], scope: RowScope): MergeBranch | undefined =>
  tree.branches.find((branch) => branch.when === when && (!branch.and || holds(s, branch.and, scope)));

function change(
  s: Session,
  table: TableRow,
  tree: Merge,
  when: MergeBranch['when'],
  row: TableBinding,
  scope: RowScope,
  { deleted, before, after }: Work,
): void {
  const action = branchFor(s, tree, when, scope)?.action;
  if (!action || action.kind === 'insert') return;
  const key = Number(row.get(rowKey));
  if (deleted.has(key) || after.has(key)) refuse(8672);
  const values = s.catalog.tableRows.get(table.object_id, key) ?? [];
  if (action.kind === 'delete') deleted.set(key, values);
  else {
    before.set(key, values);
    after.set(key, changedRow(s, table, action.set, {}, values, scope));
  }
}

function add(s: Session, table: TableRow, tree: Merge, scope: RowScope, { added }: Work): void {
  const action = branchFor(s, tree, 'not matched', scope)?.action;
  if (action?.kind !== 'insert') return;
  const { values } = action;
  const columns = values ? insertColumns(s, table, action.columns) : [];
  checkExplicit(s, table, columns, undefined);
  if (values && values.length !== columns.length) refuse(values.length < columns.length ? 109 : 110);
  added.push(
    newRow(s, table, columns, values?.map((e) => (e.kind === 'keyword' ? undefined : evaluate(s, e, scope))) ?? []),
  );
}
