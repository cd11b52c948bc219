import { quote, quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { hazard, rowCount } from '../hazard.ts';
import { recreate } from '../key-constraint/key-kind.ts';
import type { AlterInput, Kind, Route, SqlContext, StepDraft } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { tableRows } from '../storage/table-rows.ts';
import { type ColumnstoreProps, columnstoreProperties } from './columnstore-props.ts';
import { optionDrafts } from './index-alter.ts';
import { indexViews, readColumnstores } from './index-catalog.ts';
import { readColumnstore, writeColumnstore } from './index-dacpac.ts';
import { indexDropped, isInMemory, renameIndex, tableOfIndex } from './index-kind.ts';
import { settleColumnstore } from './index-settle.ts';
import { columnstoreText, createColumnstoreText } from './index-sql.ts';

type Columnstore = SchemaObject<ColumnstoreProps>;

export const columnstoreIndex: Kind<ColumnstoreProps> = {
  name: 'columnstoreIndex',
  namespace: 'index',
  title: 'columnstore index',
  rank: rankOf('columnstoreIndex'),
  scope: 'schema',
  properties: columnstoreProperties,
  slots: (object) => (object.props.clustered ? ['clustered'] : []),
  element: () => 'SqlColumnStoreIndex',
  itemName: (object) => quotePath(object.path),
  create: (object, context) => {
    const table = tableOfIndex(object);
    if (!isInMemory(object, context)) return [buildDraft(object, 'create', [], context)];
    const sql = [`ALTER TABLE ${quotePath(table)} ADD ${columnstoreText(object)};`];
    const hazards = [
      hazard('LOCK014', 'warn', 'A memory-optimised table is offline while it is altered.', rowCount(table)),
    ];
    return [{ does: 'create', sql, commit: 'outside', hazards }];
  },
  drop: (object, context) => {
    const table = quotePath(tableOfIndex(object));
    const name = quote(object.path[2] ?? '');
    if (isInMemory(object, context)) {
      return [{ does: 'drop', sql: [`ALTER TABLE ${table} DROP INDEX ${name};`], commit: 'outside' }];
    }
    const heap = hazard(
      'LOCK006',
      'block',
      'The clustered columnstore index is dropped: every row is written to a heap.',
      rowCount(tableOfIndex(object)),
    );
    const hazards = [...(object.props.clustered ? [heap] : []), indexDropped(object)];
    return [
      {
        does: 'drop',
        sql: [`DROP INDEX ${name} ON ${table};`],
        commit: object.props.clustered ? 'alone' : 'together',
        hazards,
      },
    ];
  },
  alter: alterColumnstore,
  rename: renameIndex,
  settle: settleColumnstore,
  dacpac: { reads: ['SqlColumnStoreIndex'], read: readColumnstore, write: writeColumnstore },
  catalog: { views: indexViews, read: readColumnstores },
};

function buildDraft(
  object: Columnstore,
  does: StepDraft['does'],
  options: readonly string[],
  context: SqlContext,
): StepDraft {
  const rows = tableRows(object.parent, context);
  // Only the data space is the table's; a columnstore has its own compression.
  const space = rows?.dataSpace && { rows: { dataSpace: rows.dataSpace } };
  const { clustered } = object.props;
  return {
    does,
    sql: [createColumnstoreText(object, { options, ...space })],
    commit: 'alone',
    hazards: [
      clustered
        ? hazard(
            'LOCK006',
            'block',
            'A clustered columnstore index is built: every row is written.',
            rowCount(tableOfIndex(object)),
          )
        : hazard(
            'LOCK016',
            'warn',
            'A columnstore index is built: writers wait, and it takes long.',
            rowCount(tableOfIndex(object)),
          ),
    ],
  };
}

function alterColumnstore(input: AlterInput<ColumnstoreProps>): Route {
  const { before, after, changes, desired } = input;
  if (changes.length === 0) return { how: 'none', steps: [], disturbs: [] };
  const names = new Set(changes.map(({ property }) => property));
  if (names.has('clustered') || isInMemory(after, desired)) return recreate;
  if (['columns', 'order', 'where', 'dataSpace'].some((name) => names.has(name))) {
    return { how: 'inPlace', steps: [buildDraft(after, 'alter', ['DROP_EXISTING = ON'], desired)], disturbs: [] };
  }
  const name = quote(after.path[2] ?? '');
  const table = tableOfIndex(after);
  const steps = optionDrafts({
    names,
    before: before.props,
    after: withColumnstoreLevel(after.props),
    table,
    alter: (tail) => `ALTER INDEX ${name} ON ${quotePath(table)} ${tail}`,
    alterInMemory: (tail) => `ALTER TABLE ${quotePath(table)} ALTER INDEX ${name}${tail}`,
  });
  return { how: 'inPlace', steps, disturbs: [] };
}

/** The plain level has a name of its own where a change must say it. */
function withColumnstoreLevel(props: ColumnstoreProps): ColumnstoreProps {
  return { ...props, compression: props.compression ?? [{ level: 'COLUMNSTORE' }] };
}
