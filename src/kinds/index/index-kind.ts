import { quote, quotePath, quoteString } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { changedObject } from '../../model/schema-object-of.ts';
import { columnList } from '../constraint-sql.ts';
import { hazard, rowCount } from '../hazard.ts';
import { recreate } from '../key-constraint/key-kind.ts';
import type { AlterInput, Hazard, Kind, Route, SqlContext, StepDraft } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { tableRows } from '../storage/table-rows.ts';
import { optionDrafts } from './index-alter.ts';
import { indexViews, readIndexes } from './index-catalog.ts';
import { readIndex, writeIndex } from './index-dacpac.ts';
import { type IndexProps, indexProperties } from './index-props.ts';
import { settleIndex } from './index-settle.ts';
import { createIndexText, indexElementText } from './index-sql.ts';

type Index = SchemaObject<IndexProps>;

/** Row-store and hash indexes of tables and views. */
export const index: Kind<IndexProps> = {
  name: 'index',
  namespace: 'index',
  title: 'index',
  rank: rankOf('index'),
  scope: 'schema',
  properties: indexProperties,
  slots: (object) => (object.props.clustered ? ['clustered'] : []),
  element: () => 'SqlIndex',
  itemName: (object) => quotePath(object.path),
  create: createIndex,
  drop: dropIndex,
  alter: alterIndex,
  rename: renameIndex,
  settle: settleIndex,
  dacpac: { reads: ['SqlIndex'], read: readIndex, write: writeIndex },
  catalog: { views: indexViews, read: readIndexes },
};

export function tableOfIndex(object: SchemaObject<unknown>): readonly string[] {
  return object.path.slice(0, 2);
}

export function isInMemory(object: SchemaObject<unknown>, context: SqlContext): boolean {
  return context.model.objects.get(object.parent ?? '')?.props.memoryOptimized === true;
}

function createIndex(object: Index, context: SqlContext): readonly StepDraft[] {
  const table = tableOfIndex(object);
  if (isInMemory(object, context)) {
    return [inMemoryDraft('create', `ALTER TABLE ${quotePath(table)} ADD ${indexElementText(object)};`, table)];
  }
  const steps = [buildDraft(object, 'create', [], context)];
  if (object.props.disabled)
    steps.push({ does: 'alter', sql: [`ALTER INDEX ${quote(object.path[2] ?? '')} ON ${quotePath(table)} DISABLE;`] });
  return steps;
}

function inMemoryDraft(does: StepDraft['does'], sql: string, table: readonly string[]): StepDraft {
  const hazards = [
    hazard('LOCK014', 'warn', 'A memory-optimised table is offline while it is altered.', rowCount(table)),
  ];
  return { does, sql: [sql], commit: 'outside', hazards };
}

/** CREATE INDEX, plain and ONLINE. */
function buildDraft(
  object: Index,
  does: StepDraft['does'],
  options: readonly string[],
  context: SqlContext,
): StepDraft {
  const rows = tableRows(object.parent, context);
  const table = tableOfIndex(object);
  const build = (more: readonly string[]): string =>
    createIndexText(object, { options: [...options, ...more], ...(rows && { rows }) });
  // The first clustered index of a view cannot be built online.
  const online = rows !== undefined || !object.props.clustered;
  return {
    does,
    sql: [build([])],
    ...(online && { variants: [{ requires: { edition: 'Enterprise' }, sql: [build(['ONLINE = ON'])] }] }),
    commit: 'alone',
    hazards: buildHazards(object, table),
  };
}

function buildHazards(object: Index, table: readonly string[]): readonly Hazard[] {
  const { clustered, unique, columns } = object.props;
  const hazards: Hazard[] = [];
  if (unique) {
    const group = columns.map(quote).join(', ');
    const where = object.props.where === undefined ? '' : ` WHERE ${object.props.where}`;
    hazards.push(
      hazard('DATA010', 'warn', `${columnList(columns)} must be unique: the statement fails if it is not.`, {
        sql: `SELECT COUNT_BIG(*) FROM (SELECT ${group} FROM ${quotePath(table)}${where} GROUP BY ${group} HAVING COUNT(*) > 1) AS [duplicates] ([${columns.map((_, at) => `c${at}`).join('], [')}]);`,
        says: '{0} values occur more than once',
      }),
    );
  }
  hazards.push(
    clustered
      ? hazard(
          'LOCK006',
          'block',
          'A clustered index is built: every row is written and every nonclustered index with it.',
          rowCount(table),
        )
      : hazard(
          'LOCK005',
          'warn',
          'Writers wait while the index is built, unless the server can do it online.',
          rowCount(table),
        ),
  );
  return hazards;
}

function dropIndex(object: Index, context: SqlContext): readonly StepDraft[] {
  const table = tableOfIndex(object);
  const name = quote(object.path[2] ?? '');
  if (isInMemory(object, context)) {
    return [inMemoryDraft('drop', `ALTER TABLE ${quotePath(table)} DROP INDEX ${name};`, table)];
  }
  const sql = [`DROP INDEX ${name} ON ${quotePath(table)};`];
  if (!object.props.clustered) return [{ does: 'drop', sql, hazards: [indexDropped(object)] }];
  const heap = hazard(
    'LOCK006',
    'block',
    'The clustered index is dropped: the table becomes a heap and every nonclustered index is built again.',
    rowCount(table),
  );
  return [{ does: 'drop', sql, commit: 'alone', hazards: [heap, indexDropped(object)] }];
}

/** What reads an index, which only production knows. */
export function indexDropped(object: SchemaObject<unknown>): Hazard {
  const table = quoteString(quotePath(tableOfIndex(object)));
  return hazard('PERF001', 'warn', `${quotePath(object.path)} is dropped: queries that use it become slow.`, {
    sql: `SELECT ISNULL(SUM([u].[user_seeks] + [u].[user_scans] + [u].[user_lookups]), 0), MAX([u].[last_user_seek]) FROM sys.dm_db_index_usage_stats AS [u] JOIN sys.indexes AS [i] ON [i].[object_id] = [u].[object_id] AND [i].[index_id] = [u].[index_id] WHERE [u].[database_id] = DB_ID() AND [i].[object_id] = OBJECT_ID(${table}) AND [i].[name] = ${quoteString(object.path[2] ?? '')};`,
    says: 'read {0} times since the server started',
  });
}

const definition = ['columns', 'descending', 'include', 'unique', 'clustered', 'where', 'dataSpace'];

/** Another definition is built over the old one in one statement, so that there is never no index. */
function alterIndex(input: AlterInput<IndexProps>): Route {
  const { before, after, changes, current, desired } = input;
  if (changes.length === 0) return { how: 'none', steps: [], disturbs: [] };
  const names = new Set(changes.map(({ property }) => property));
  const redefined = definition.some((name) => names.has(name));
  // DROP_EXISTING cannot make a heap; a memory-optimised table and a hash index know no DROP_EXISTING.
  const unclustered = before.props.clustered && !after.props.clustered;
  // The clustered index has another number, and what hangs on the old one by its number is gone.
  const renumbered =
    !before.props.clustered && after.props.clustered && current.index.childrenOf(before.key).length > 0;
  if (names.has('hash') || unclustered || renumbered || (redefined && isInMemory(after, desired))) return recreate;
  const table = tableOfIndex(after);
  if (redefined) {
    const steps = [buildDraft(withSpace(after, before, desired), 'alter', ['DROP_EXISTING = ON'], desired)];
    if (after.props.disabled)
      steps.push({ does: 'alter', sql: [`ALTER INDEX ${quote(after.path[2] ?? '')} ON ${quotePath(table)} DISABLE;`] });
    // A foreign key can lean on a unique index.
    const rekeyed = before.props.unique === true && ['columns', 'unique', 'where'].some((name) => names.has(name));
    return { how: 'inPlace', steps, disturbs: rekeyed ? [{}] : [] };
  }
  const name = quote(after.path[2] ?? '');
  const steps = optionDrafts({
    names,
    before: before.props,
    after: after.props,
    table,
    alter: (tail) => `ALTER INDEX ${name} ON ${quotePath(table)} ${tail}`,
    alterInMemory: (tail) => `ALTER TABLE ${quotePath(table)} ALTER INDEX ${name}${tail}`,
  });
  return { how: 'inPlace', steps, disturbs: [] };
}

/** An index that is built over itself stays where it is unless a place is named: one that returns to its table names it. */
function withSpace(after: Index, before: Index, context: SqlContext): Index {
  if (before.props.dataSpace === undefined || after.props.dataSpace !== undefined || after.props.clustered)
    return after;
  const dataSpace = tableRows(after.parent, context)?.dataSpace ?? { name: 'PRIMARY' };
  return changedObject(after, { props: { ...after.props, dataSpace } });
}

export function renameIndex(before: SchemaObject<unknown>, after: SchemaObject<unknown>): readonly StepDraft[] {
  const sql = `EXECUTE sp_rename ${quoteString(quotePath(before.path))}, ${quoteString(after.path[2] ?? '')}, N'INDEX';`;
  return [{ does: 'rename', sql: [sql] }];
}
