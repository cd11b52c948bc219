import { quote, quotePath, quoteString } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { dropConstraint, tableOf, withName } from '../constraint-drop.ts';
import { columnList, keyColumnList, keyText } from '../constraint-sql.ts';
import { hazard, rowCount } from '../hazard.ts';
import { optionDrafts } from '../index/index-alter.ts';
import type { AlterInput, Hazard, Kind, Route, SqlContext, StepDraft } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { onDataSpace } from '../storage/data-space.ts';
import { indexOptionTexts, withOptions } from '../storage/index-options.ts';
import { tableRows } from '../storage/table-rows.ts';
import { unversioned } from '../table/system-versioning.ts';
import { unnamedItem } from '../unnamed-constraint.ts';
import { keyViews, readKeys } from './key-catalog.ts';
import { readKey, writeKey } from './key-dacpac.ts';
import type { KeyKind } from './key-object.ts';
import { type KeyProps, keyProperties } from './key-props.ts';
import { settleKey } from './key-settle.ts';

type Key = SchemaObject<KeyProps>;

function keyKind(name: KeyKind, title: string, element: string, word: string): Kind<KeyProps> {
  return {
    name,
    namespace: 'object',
    title,
    rank: rankOf(name),
    scope: 'schema',
    properties: keyProperties,
    slots: (key) => [...(name === 'primaryKey' ? ['primaryKey'] : []), ...(key.props.clustered ? ['clustered'] : [])],
    element: () => element,
    itemName: (key) => (key.props.unnamed ? unnamedItem(word, key.path) : quotePath(key.path)),
    create: createKey,
    drop: dropKey,
    alter: alterKey,
    rename: renameConstraint,
    settle: settleKey,
    dacpac: {
      reads: [element],
      read: (model, context) => readKey(name, model, context),
      write: writeKey,
    },
    catalog: { views: keyViews, read: (rows, context) => readKeys(name, rows, context) },
  };
}

export const primaryKey = keyKind('primaryKey', 'primary key', 'SqlPrimaryKeyConstraint', 'Primary Key');
export const uniqueConstraint = keyKind(
  'uniqueConstraint',
  'unique constraint',
  'SqlUniqueConstraint',
  'Unique Constraint',
);

/** The table that a key stands on, if its rows are in memory. */
function inMemory(key: SchemaObject<unknown>, context: SqlContext): boolean {
  return context.model.objects.get(key.parent ?? '')?.props.memoryOptimized === true;
}

function createKey(key: Key, context: SqlContext): readonly StepDraft[] {
  const table = tableOf(key, context);
  const rows = key.props.clustered ? tableRows(key.parent, context) : undefined;
  const add = (options: readonly string[]): string => {
    const text = keyText(key, rows, options);
    return `ALTER TABLE ${quotePath(table)} ADD ${text}${key.props.clustered ? onDataSpace(rows?.dataSpace) : ''};`;
  };
  const memory = inMemory(key, context);
  const steps: StepDraft[] = [
    {
      does: 'create',
      sql: [add([])],
      ...(!memory && { variants: [{ requires: { edition: 'Enterprise' }, sql: [add(['ONLINE = ON'])] }] }),
      commit: memory ? 'outside' : 'alone',
      hazards: createHazards(key, table),
    },
  ];
  if (key.props.disabled) {
    steps.push({ does: 'alter', sql: [withName(key, context, 'ALTER INDEX ', ` ON ${quotePath(table)} DISABLE;`)] });
  }
  return steps;
}

function createHazards(key: Key, table: readonly string[]): readonly Hazard[] {
  const { columns, clustered } = key.props;
  const list = columnList(columns);
  const group = columns.map(quote).join(', ');
  const hazards = [
    hazard('DATA010', 'warn', `${list} must be unique: the statement fails if it is not.`, {
      sql: `SELECT COUNT_BIG(*) FROM (SELECT ${group} FROM ${quotePath(table)} GROUP BY ${group} HAVING COUNT(*) > 1) AS [duplicates] ([${columns.map((_, index) => `c${index}`).join('], [')}]);`,
      says: '{0} values occur more than once',
    }),
    hazard(
      'LOCK008',
      'warn',
      'The key is built while the table is locked, unless the server can do it online.',
      rowCount(table),
    ),
  ];
  if (clustered) {
    hazards.push(
      hazard(
        'LOCK006',
        'block',
        'A clustered key is built: every row is written and every nonclustered index with it.',
        rowCount(table),
      ),
    );
  }
  return hazards;
}

function dropKey(key: Key, context: SqlContext): readonly StepDraft[] {
  const table = tableOf(key, context);
  const hazards = key.props.clustered
    ? [
        hazard(
          'LOCK006',
          'block',
          'The clustered key is dropped: the table becomes a heap and every nonclustered index is built again.',
          rowCount(table),
        ),
      ]
    : [];
  const commit = inMemory(key, context) ? 'outside' : key.props.clustered ? 'alone' : 'together';
  const owner = key.parent === undefined ? undefined : context.model.objects.get(key.parent);
  const paused = key.kind === 'primaryKey' && owner?.props.versioning !== undefined;
  return [
    {
      does: 'drop',
      sql: [dropConstraint(key, context)],
      commit,
      ...(owner && paused && { needs: [unversioned(owner.key)] }),
      ...(hazards.length > 0 && { hazards }),
    },
  ];
}

/** Columns and structure make another key; storage is rebuilt and options are set in place. */
function alterKey(input: AlterInput<KeyProps>): Route {
  const { before, after, changes, current, desired } = input;
  if (changes.length === 0) return { how: 'none', steps: [], disturbs: [] };
  const names = new Set(changes.map(({ property }) => property));
  const identity = ['columns', 'descending', 'clustered', 'hash', 'notEnforced'];
  if (identity.some((name) => names.has(name)) || before.props.unnamed !== after.props.unnamed) return recreate;
  const table = tableOf(after, desired);
  if (names.has('dataSpace')) {
    const space = after.props.dataSpace ?? tableRows(after.parent, desired)?.dataSpace ?? { name: 'PRIMARY' };
    const options = withOptions([...indexOptionTexts(after.props), 'DROP_EXISTING = ON']);
    const text = ` ON ${quotePath(table)} ${keyColumnList(after.props.columns, after.props.descending)}${options}${onDataSpace(space)};`;
    const sql = [withName(before, current, 'CREATE UNIQUE NONCLUSTERED INDEX ', text)];
    const hazards = [hazard('LOCK011', 'warn', 'The key is built anew in another place.', rowCount(table))];
    return { how: 'inPlace', steps: [{ does: 'move', sql, commit: 'alone', hazards }], disturbs: [] };
  }
  const steps = optionDrafts({
    names,
    before: before.props,
    after: after.props,
    table,
    alter: (tail) => withName(before, current, 'ALTER INDEX ', ` ON ${quotePath(table)} ${tail}`),
    alterInMemory: (tail) => withName(before, current, `ALTER TABLE ${quotePath(table)} ALTER INDEX `, tail),
  });
  return { how: 'inPlace', steps, disturbs: [] };
}

export const recreate: Route = { how: 'recreate', steps: [], disturbs: [{}] };

/** A constraint is renamed as an object, also one whose name the server gave; a name cannot be taken away. */
export function renameConstraint(
  before: SchemaObject<{ readonly unnamed?: true }>,
  after: SchemaObject<{ readonly unnamed?: true }>,
  context: SqlContext,
): readonly StepDraft[] {
  if (after.props.unnamed) return [];
  const to = quoteString(after.path[1] ?? '');
  if (!before.props.unnamed) {
    return [{ does: 'rename', sql: [`EXECUTE sp_rename ${quoteString(quotePath(before.path))}, ${to}, N'OBJECT';`] }];
  }
  const schema = quote(before.path[0] ?? '').replaceAll("'", "''");
  return [
    { does: 'rename', sql: [withName(before, context, `EXECUTE sp_rename N'${schema}.`, `', ${to}, N'OBJECT';`)] },
  ];
}
