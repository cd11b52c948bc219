import type { Dml } from '../../statements/tree/index.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { lex } from '../../syntax/lexer.ts';
import { conversionAllowed } from '../ddl/conversions.ts';
import { dotted, findObject } from '../names.ts';
import { QueryBinder } from '../query/bind-query.ts';
import { type Change, queriesOf } from '../query/dml-queries.ts';
import type { Delete, DmlTree, Insert, Merge, Update } from '../query/dml-tree.ts';
import { parseDml } from '../query/parse-dml.ts';
import type { Query, Select } from '../query/query-tree.ts';
import type { OutputColumn } from '../query/relations.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { typeText } from '../types.ts';
import { type ChangeTarget, changeTarget } from './change-target.ts';
import { evaluate, expand } from './evaluate.ts';
import type { Runner } from './flow.ts';
import { columnsOfView, findTemp, isTemp } from './from.ts';
import { rowsOfExecute } from './insert-execute.ts';
import { queryResult } from './select.ts';
import { selectInto } from './select-into.ts';
import type { Session } from './session.ts';
import type { Steps } from './steps.ts';
import { tableVariable } from './table-variables.ts';
import { deleteTemp, insertTemp, updateTemp } from './temp-dml.ts';

const trees = new Map<string, DmlTree>();

/** The tree of a statement; made once for a text. */
export function dmlTree(s: Session, statement: Dml): DmlTree {
  const text = expand(s, statement.text.text);
  const key = `${s.settings.quotedIdentifier}${text}`;
  const known = trees.get(key);
  if (known) return known;
  const tree = parseDml(text, s.settings.quotedIdentifier);
  if (trees.size > 200) trees.clear();
  trees.set(key, tree);
  return tree;
}

/** A binder of a script's queries; a lenient one looks up the tables and leaves names of columns alone. */
export function binderOf(s: Session, options: { readonly lenient?: boolean } = {}): QueryBinder {
  return new QueryBinder(s, {
    ...options,
    views: (parts) => columnsOfView(s, parts),
    bound: false,
    noun: 'statement',
    name: '',
    quotedIdentifier: s.settings.quotedIdentifier,
    ...(s.scope.home !== undefined && { schema: s.scope.home }),
    temps: (name) =>
      (name.startsWith('@') ? tableVariable(s, name) : s.tempTables.get(name.toLowerCase()))?.columns.map(
        (column) => column.name,
      ),
  });
}

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
      return runUpdate(s, tree);
    case 'DELETE':
      return runDelete(s, tree);
    case 'MERGE':
      return runMerge(s, tree);
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
  target(s, parts);
  s.rowCount = 0;
}

/** Binds a query (208, 207) and answers its columns. */
function bind(s: Session, query: Query): readonly OutputColumn[] | undefined {
  return binderOf(s).bind(query);
}

function runSelect(s: Session, query: Query): void {
  const columns = bind(s, query);
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

/** The user table that a statement changes. Errors 208, 4405's like for what is no table. */
function target(s: Session, parts: readonly string[]): ObjectColumns {
  const name = { parts, start: 0, end: 0 };
  const row = findObject(s, name, s.scope.home) ?? refuse(208, dotted(name));
  if (!/^(U |V |SN)/.test(row.type)) refuse(208, dotted(name));
  return row;
}

function* runInsert(s: Session, tree: Insert, runner: Runner): Steps<void> {
  if (isTemp(tree.target)) return yield* insertTemp(s, tree, runner);
  const table = target(s, tree.target);
  if (table.type === 'SN') return;
  if ((table as TableRow).temporal_type === 1) refuse(13559, table.name);
  const columns = insertColumns(s, table, tree.columns);
  const { from } = tree;
  if (from.kind === 'execute') {
    checkExplicit(s, table, columns, undefined);
    s.rowCount = (yield* rowsOfExecute(s, from.text, columns.length, runner)).length;
    if (s.rowCount > 0) checkRequired(s, table, columns);
    return;
  }
  if (from.kind === 'default') {
    checkRequired(s, table, []);
    return;
  }
  if (from.kind === 'values') {
    for (const row of from.rows) {
      if (row.length < columns.length) refuse(tree.columns ? 109 : 213);
      if (row.length > columns.length) refuse(tree.columns ? 110 : 213);
      for (const value of row) checkValue(s, value);
    }
    checkExplicit(s, table, columns, from.rows);
    checkRequired(s, table, columns);
    s.rowCount = from.rows.length;
    return;
  }
  const given = bind(s, { ...from.query, ctes: [...tree.ctes, ...from.query.ctes] });
  checkExplicit(s, table, columns, undefined);
  if (given) {
    if (given.length < columns.length) refuse(tree.columns ? 120 : 213);
    if (given.length > columns.length) refuse(tree.columns ? 121 : 213);
    columns.forEach((column, position) => {
      const type = given[position]?.type;
      if (type && !conversionAllowed(type.system_type_id, column.system_type_id))
        refuse(206, typeText(s, type), typeText(s, column));
    });
  }
  // Evaluated for its errors and its count: a query over the catalog may give rows.
  const result = queryResult(s, { ...from.query, ctes: [...tree.ctes, ...from.query.ctes] }, undefined, new Map());
  if (result.rows.length > 0) checkRequired(s, table, columns);
  s.rowCount = result.rows.length;
}

function checkValue(s: Session, value: Parameters<typeof evaluate>[1]): void {
  if (value.kind === 'keyword' || value.kind === 'nextValue') return;
  evaluate(s, value);
}

/** Errors 207 no such column, 264 twice, 271 computed, 273 rowversion. Without a list: all that can be written. */
function insertColumns(s: Session, table: ObjectColumns, names: readonly string[] | undefined): ColumnRow[] {
  const { catalog } = s;
  if (!names) {
    return [...catalog.columns.of(table.object_id)].filter(
      (column) =>
        !column.is_computed &&
        !column.is_hidden &&
        column.system_type_id !== 189 &&
        !(column.is_identity && s.identityInsert !== table.object_id),
    );
  }
  const seen = new Set<number>();
  return names.map((name) => {
    const column = catalog.column(table.object_id, name) ?? refuse(207, name);
    if (seen.has(column.column_id)) refuse(264, name);
    seen.add(column.column_id);
    if (column.is_computed) refuse(271, name);
    if (column.system_type_id === 189) refuse(273);
    return column;
  });
}

/** Errors 544 and 545: an identity column and IDENTITY_INSERT; 13536 period columns. */
function checkExplicit(
  s: Session,
  table: ObjectColumns,
  columns: readonly ColumnRow[],
  rows: Extract<Insert['from'], { kind: 'values' }>['rows'] | undefined,
): void {
  const identity = columns.find((column) => column.is_identity);
  if (identity && s.identityInsert !== table.object_id) refuse(544, table.name);
  if (!identity && s.identityInsert === table.object_id) refuse(545, table.name);
  columns.forEach((column, position) => {
    if (column.generated_always_type === 0) return;
    if (rows?.every((row) => row[position]?.kind === 'keyword')) return;
    if ((table as TableRow).temporal_type === 2) refuse(13536, table.name);
  });
}

/** Error 515: a column that cannot be NULL gets no value. */
function checkRequired(s: Session, table: ObjectColumns, columns: readonly ColumnRow[]): void {
  const given = new Set(columns.map((column) => column.column_id));
  for (const column of s.catalog.columns.of(table.object_id)) {
    if (given.has(column.column_id) || column.is_nullable || column.is_identity || column.is_computed) continue;
    if (
      column.default_object_id !== 0 ||
      column.system_type_id === 189 ||
      column.generated_always_type !== 0 ||
      column.graph_type !== null
    )
      continue;
    refuse(515, column.name, `${s.databaseName}.${s.catalog.schemaName(table.schema_id)}.${table.name}`);
  }
}

/** Binds an UPDATE, DELETE or MERGE as the SELECT that finds its rows. */
function bindChange(s: Session, tree: DmlTree): void {
  for (const query of queriesOf(tree, (name) => s.catalog.fold(name))) bind(s, query);
}

/** The table behind an UPDATE or DELETE. Error 208. */
function changed(s: Session, tree: Change): ChangeTarget {
  const found = changeTarget(s, tree);
  return found === 'unknown' ? refuse(208, dotted({ parts: tree.target, start: 0, end: 0 })) : found;
}

function runUpdate(s: Session, tree: Update): void {
  const { object: table, temp, isThroughQuery } = changed(s, tree);
  bindChange(s, tree);
  if (temp) return updateTemp(s, tree, temp);
  s.rowCount = 0;
  if (!table) return;
  if ((table as TableRow).temporal_type === 1) refuse(13561, table.name);
  if (isThroughQuery) return;
  for (const { column: name } of tree.set) {
    if (name === undefined || table.type === 'SN') continue;
    if (s.catalog.columns.count(table.object_id) === 0) continue;
    const column = s.catalog.column(table.object_id, name) ?? refuse(207, name);
    if (column.is_computed) refuse(271, name);
    if (column.system_type_id === 189) refuse(272);
    if (column.is_identity) refuse(8102, name);
    if (column.generated_always_type !== 0 && (table as TableRow).temporal_type === 2) refuse(13537, table.name);
  }
}

function runDelete(s: Session, tree: Delete): void {
  const { object: table, temp } = changed(s, tree);
  if ((table as TableRow | undefined)?.temporal_type === 1) refuse(13560, table?.name ?? '');
  bindChange(s, tree);
  if (temp) return deleteTemp(s, tree, temp);
  s.rowCount = 0;
}

function runMerge(s: Session, tree: Merge): void {
  if (isTemp(tree.target)) return unsupported('MERGE into temp tables');
  const table = target(s, tree.target);
  if ((table as TableRow).temporal_type === 1) refuse(13562, table.name);
  bindChange(s, tree);
  s.rowCount = 0;
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
}
