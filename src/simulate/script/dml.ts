import type { Dml } from '../../statements/tree/index.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { lex } from '../../syntax/lexer.ts';
import { deleteRows, truncateRows, updateRows } from '../data/change-table.ts';
import { mergeRows } from '../data/merge-rows.ts';
import { dotted, findObject } from '../names.ts';
import { type Change, queriesOf } from '../query/dml-queries.ts';
import type { Delete, DmlTree, Merge, Update } from '../query/dml-tree.ts';
import type { Query, Select } from '../query/query-tree.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { bindQuery, dmlTree, targetTable } from './bind-dml.ts';
import { type ChangeTarget, changeTarget } from './change-target.ts';
import { expand } from './evaluate.ts';
import type { Runner } from './flow.ts';
import { findTemp, isTemp } from './from.ts';
import { runInsert } from './insert.ts';
import { queryResult } from './select.ts';
import { selectInto } from './select-into.ts';
import type { Session } from './session.ts';
import type { Steps } from './steps.ts';
import { deleteTemp, updateTemp } from './temp-dml.ts';

/** Runs a SELECT, INSERT, UPDATE, DELETE, MERGE or TRUNCATE. User tables are looked up and stay empty. */
export function* runDml(s: Session, statement: Dml, runner: Runner): Steps<void> {
  if (statement.verb === 'BULK INSERT') return bulkInsert(s, statement);
  const tree = dmlTree(s, statement);
  switch (tree.verb) {
    case 'SELECT':
      return runSelect(s, tree.query);
    case 'INSERT':
      return yield* runInsert(s, tree, runner);
    case 'UPDATE':
      return yield* runUpdate(s, tree, runner);
    case 'DELETE':
      return yield* runDelete(s, tree, runner);
    case 'MERGE':
      return yield* runMerge(s, tree, runner);
    case 'TRUNCATE':
      return runTruncate(s, tree.target);
  }
}

/** BULK INSERT table FROM file: no file is read, and a user table stays empty. */
function bulkInsert(s: Session, statement: Dml): void {
  const tokens = lex(expand(s, statement.text.text), '');
  const c = new Cursor(tokens, 0, tokens.kinds.length - 1, s.settings.quotedIdentifier);
  c.expect('BULK', 'INSERT');
  const parts = [c.name()];
  while (c.accept('.')) parts.push(c.atName() ? c.name() : '');
  if (isTemp(parts)) return unsupported('BULK INSERT into temp tables');
  targetTable(s, parts);
  s.rowCount = 0;
}

function runSelect(s: Session, query: Query): void {
  const columns = bindQuery(s, query);
  const { body } = query;
  if (body.kind === 'select' && body.into) {
    selectInto(s, body.into, columns, () =>
      queryResult(s, { ...query, body: withoutInto(body) }, undefined, new Map()),
    );
    return;
  }
  const result = queryResult(s, query, undefined, new Map());
  s.rowCount = result.rows.length;
  const assigns = body.kind === 'select' && body.items.some((item) => item.kind === 'assign');
  // Without a row a star has not been written out: the binder knows its columns.
  if (assigns) return;
  const named = { ...result, names: columns?.map(({ name }) => name ?? '') ?? result.names };
  if (s.resultSets) s.resultSets.push(named);
  else s.host?.selects(s, columns, named);
}

function withoutInto(select: Select): Select {
  const { into: _into, ...rest } = select;
  return rest;
}

/** Binds an UPDATE, DELETE or MERGE as the SELECT that finds its rows. */
function bindChange(s: Session, tree: DmlTree): void {
  for (const query of queriesOf(tree, (name) => s.catalog.fold(name))) bindQuery(s, query);
}

/** The table behind an UPDATE or DELETE. Error 208. */
function changed(s: Session, tree: Change): ChangeTarget {
  const found = changeTarget(s, tree);
  return found === 'unknown' ? refuse(208, dotted({ parts: tree.target, start: 0, end: 0 })) : found;
}

function* runUpdate(s: Session, tree: Update, runner: Runner): Steps<void> {
  const target = changed(s, tree);
  const { object: table, temp, isThroughQuery } = target;
  bindChange(s, tree);
  if (temp) return updateTemp(s, tree, temp);
  s.rowCount = 0;
  if (!table) return;
  if ((table as TableRow).temporal_type === 1) refuse(13561, table.name);
  if (isThroughQuery) {
    if (s.keepsRows) yield* updateRows(s, tree, target, runner);
    return;
  }
  for (const { column: name } of tree.set) {
    if (name === undefined || table.type === 'SN') continue;
    if (s.catalog.columns.count(table.object_id) === 0) continue;
    const column = s.catalog.column(table.object_id, name) ?? refuse(207, name);
    if (column.is_computed) refuse(271, name);
    if (column.system_type_id === 189) refuse(272);
    if (column.is_identity) refuse(8102, name);
    if (column.generated_always_type !== 0 && (table as TableRow).temporal_type === 2) refuse(13537, table.name);
  }
  if (s.keepsRows) yield* updateRows(s, tree, target, runner);
}

function* runDelete(s: Session, tree: Delete, runner: Runner): Steps<void> {
  const target = changed(s, tree);
  const { object: table, temp } = target;
  if ((table as TableRow | undefined)?.temporal_type === 1) refuse(13560, table?.name ?? '');
  bindChange(s, tree);
  if (temp) return deleteTemp(s, tree, temp);
  s.rowCount = 0;
  if (s.keepsRows) yield* deleteRows(s, tree, target, runner);
}

function* runMerge(s: Session, tree: Merge, runner: Runner): Steps<void> {
  if (isTemp(tree.target)) return unsupported('MERGE into temp tables');
  const table = targetTable(s, tree.target);
  if ((table as TableRow).temporal_type === 1) refuse(13562, table.name);
  bindChange(s, tree);
  s.rowCount = 0;
  if (s.keepsRows) yield* mergeRows(s, table, tree, runner);
}

/** Errors 4701, 4712 a foreign key references it, 13545 temporal, 3729 indexed views are not checked: they have no rows. */
function runTruncate(s: Session, parts: readonly string[]): void {
  const name = { parts, start: 0, end: 0 };
  if (isTemp(parts)) {
    const temp = findTemp(s, parts[parts.length - 1] ?? '');
    if (temp) temp.rows = [];
    return;
  }
  const row = findObject(s, name);
  const table = row && s.catalog.table(row.object_id);
  if (!table) return refuse(4701, dotted(name));
  for (const id of s.catalog.referencing.of(table.object_id)) {
    if (s.catalog.objects.get(id)?.parent_object_id !== table.object_id) refuse(4712, dotted(name));
  }
  if (table.temporal_type === 2) refuse(13545, dotted(name));
  if (s.keepsRows) truncateRows(s, table);
}
