import { RehearsalError } from '../../base/errors.ts';
import type { Dml, Statement } from '../../statements/tree/index.ts';
import { findObject } from '../names.ts';
import { changedSource, queriesOf } from '../query/dml-queries.ts';
import type { DmlTree } from '../query/dml-tree.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { errorMessage, refuse, SqlError } from '../sql-error.ts';
import { binderOf, dmlTree } from './bind-dml.ts';
import { declarationsOf } from './declarations.ts';
import { everyOf } from './every-of.ts';
import type { Session } from './session.ts';
import { StatementFailure } from './statement-failure.ts';

/** Folded names of the columns that a batch adds, by object_id of their table. */
type Added = ReadonlyMap<number, ReadonlySet<string>>;

/**
 * The server compiles a batch before it runs any of it, so no statement of it, in whichever branch, can use a column that the
 * batch has yet to add to a table that is there. Only those columns are looked for: all other names are bound when their
 * statement runs. Throws error 207 as a StatementFailure.
 */
export function compileBatch(s: Session, statements: readonly Statement[]): void {
  s.scope.declarations = declarationsOf(statements);
  if (s.noExec) return;
  const all = [...everyOf(statements)];
  checkLabels(s, all);
  if (all.length < 2) return;
  const added = addedColumns(s, all);
  if (added.size === 0) return;
  for (const statement of all) {
    if (statement.kind !== 'dml' || statement.verb === 'BULK INSERT') continue;
    const error = unknownColumn(s, statement, added);
    if (error) throw new StatementFailure(error, statement);
  }
}

/** Errors 132 (two labels of a name) and 133 (GOTO a label that the batch does not have). */
function checkLabels(s: Session, all: readonly Statement[]): void {
  const labels = new Set<string>();
  for (const statement of all) {
    if (statement.kind !== 'flow' || statement.action !== 'LABEL') continue;
    const label = statement.label ?? '';
    if (labels.has(s.catalog.fold(label))) throw failure(statement, 132, label);
    labels.add(s.catalog.fold(label));
  }
  for (const statement of all) {
    if (statement.kind !== 'flow' || statement.action !== 'GOTO') continue;
    const label = statement.label ?? '';
    if (!labels.has(s.catalog.fold(label))) throw failure(statement, 133, label);
  }
}

const failure = (statement: Statement, number: 132 | 133, label: string): StatementFailure =>
  new StatementFailure(new SqlError(number, errorMessage(number, label).text), statement);

/** Columns of tables that are there now which now they lack. */
function addedColumns(s: Session, statements: readonly Statement[]): Added {
  const added = new Map<number, Set<string>>();
  for (const statement of statements) {
    if (statement.kind !== 'alterTable' || statement.change.action !== 'addColumns') continue;
    const table = findObject(s, statement.name);
    if (!table) continue;
    for (const { name } of statement.change.columns) {
      if (s.catalog.column(table.object_id, name)) continue;
      const names = added.get(table.object_id) ?? new Set();
      added.set(table.object_id, names.add(s.catalog.fold(name)));
    }
  }
  return added;
}

/** The error of a statement that does not compile for one of the columns; none when it is not compiled before it runs. */
function unknownColumn(s: Session, statement: Dml, added: Added): SqlError | undefined {
  try {
    const tree = dmlTree(s, statement);
    const queries = queriesOf(tree, (name) => s.catalog.fold(name));
    // A table that is not there puts the whole statement off.
    for (const query of queries) binderOf(s, { lenient: true }).bind(query);
    checkTargets(s, tree, added);
    for (const query of queries) binderOf(s).bind(query);
    return undefined;
  } catch (error) {
    if (error instanceof SqlError) return isAbout(s, error, added) ? error : undefined;
    // What cannot be read is refused when it runs.
    if (error instanceof RehearsalError) return undefined;
    throw error;
  }
}

function isAbout(s: Session, { number, message }: SqlError, added: Added): boolean {
  if (number !== 207) return false;
  const { fold } = s.catalog.naming;
  return [...added.values()].some((names) =>
    [...names].some((name) => fold(message) === fold(errorMessage(207, name).text)),
  );
}

/** The columns that an INSERT lists and that an UPDATE sets, which stand in no query. Error 207. */
function checkTargets(s: Session, tree: DmlTree, added: Added): void {
  if (tree.verb === 'INSERT') {
    checkNames(s, added, findTarget(s, tree.target), tree.columns ?? []);
  } else if (tree.verb === 'UPDATE') {
    const { fold } = s.catalog.naming;
    const source = changedSource(tree, fold);
    if (source.kind !== 'table' || tree.ctes.some((cte) => fold(cte.name) === fold(source.parts[0] ?? ''))) return;
    const names = tree.set.flatMap(({ column }) => column ?? []);
    checkNames(s, added, findTarget(s, source.parts), names);
  }
}

const findTarget = (s: Session, parts: readonly string[]): ObjectColumns | undefined =>
  findObject(s, { parts, start: 0, end: 0 });

function checkNames(s: Session, added: Added, table: ObjectColumns | undefined, names: readonly string[]): void {
  const missing = table && added.get(table.object_id);
  for (const name of names) if (missing?.has(s.catalog.fold(name))) refuse(207, name);
}
