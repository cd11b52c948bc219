import { quote, quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { changedObject } from '../../model/schema-object-of.ts';
import type { ColumnProps } from '../columns/column-props.ts';
import { columnText } from '../columns/column-sql.ts';
import { hazard, rowCount } from '../hazard.ts';
import type { Hazard, Kind, Reference, SqlContext, StepDraft, Suspension } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { alterColumnText, baseType } from './alter-column.ts';
import { alterTable } from './alter-table.ts';
import { versioningPause } from './alter-temporal.ts';
import { reportedOn } from './reported-on.ts';
import { unversioned } from './system-versioning.ts';
import { readTables, tableViews } from './table-catalog.ts';
import { createTable, folds } from './table-create.ts';
import { readTable, writeTable } from './table-dacpac.ts';
import { type TableProps, tableProperties } from './table-props.ts';
import { settleTable } from './table-settle.ts';

type Table = SchemaObject<TableProps>;

export const table: Kind<TableProps> = {
  name: 'table',
  namespace: 'object',
  title: 'table',
  rank: rankOf('table'),
  scope: 'schema',
  properties: tableProperties,
  element: (object) => (object.props.fileTable ? 'SqlFileTable' : 'SqlTable'),
  itemName: (object) => quotePath(object.path),
  create: createTable,
  drop: dropTable,
  alter: alterTable,
  folds,
  suspend: suspendColumns,
  pause: versioningPause,
  mirror: ({ props }, key) => props.versioning?.history && key('object', ...props.versioning.history),
  reportedOn,
  settle: settleTable,
  hazards: ({ action, object }) => (action === 'drop' ? dropHazards(object) : []),
  dacpac: {
    reads: ['SqlTable', 'SqlFileTable'],
    // With it come the classifications of its columns.
    read: (element, context) => readTable(element, context) as readonly Table[],
    write: writeTable,
  },
  catalog: { views: tableViews, read: readTables },
};

function dropTable(object: Table, context: SqlContext): readonly StepDraft[] {
  const name = quotePath(object.path);
  const history = object.props.versioning?.history;
  const inUse = (path: readonly string[]): string => `${context.key('object', ...path)}#(history)`;
  const sql = object.props.versioning ? [`ALTER TABLE ${name} SET (SYSTEM_VERSIONING = OFF);`] : [];
  return [
    {
      does: 'drop',
      sql: [...sql, `DROP TABLE ${name};`],
      commit: object.props.memoryOptimized ? 'outside' : 'together',
      ...(history && { removes: [inUse(history)] }),
      // A history table can be dropped only when no table versions into it.
      needsGone: [inUse(object.path)],
    },
  ];
}

function dropHazards(object: Table): readonly Hazard[] {
  const name = quotePath(object.path);
  const hazards = [hazard('DATA001', 'block', `${name} and its rows are gone for good.`, rowCount(object.path))];
  if (object.props.versioning?.history) {
    hazards.push(
      hazard(
        'DATA007',
        'block',
        `The history of ${name} no longer belongs to anything.`,
        rowCount(object.props.versioning.history),
      ),
    );
  }
  if (object.props.ledger) hazards.push(hazard('HA006', 'block', `${name} is a ledger table.`));
  return hazards;
}

/** Lets go of functions by dropping computed columns, and of alias types and XML schema collections by plain types meanwhile. */
function suspendColumns(object: Table, context: SqlContext, uses: readonly Reference[]): Suspension | undefined {
  const { fold } = context.naming;
  const wanted = new Set<string>();
  for (const { from } of uses) {
    if (from === undefined) return undefined;
    wanted.add(fold(from));
  }
  // A temporal table neither takes nor gives a computed column.
  const paused = object.props.versioning ? { needs: [unversioned(object.key)] } : {};
  const off: StepDraft[] = [];
  const on: StepDraft[] = [];
  const columns: ColumnProps[] = [];
  for (const column of object.props.columns) {
    if (!wanted.has(fold(column.name))) {
      columns.push(column);
      continue;
    }
    const token = `${object.key}#${fold(column.name)}`;
    const name = quotePath(object.path);
    if (column.computed !== undefined) {
      const rewritten = column.persisted
        ? [
            hazard(
              'LOCK009',
              'warn',
              `The persisted column ${quote(column.name)} is dropped and added again: every row is written.`,
              rowCount(object.path),
            ),
          ]
        : [];
      off.push({
        does: 'suspend',
        sql: [`ALTER TABLE ${name} DROP COLUMN ${quote(column.name)};`],
        removes: [token],
        ...paused,
      });
      on.push({
        does: 'restore',
        sql: [`ALTER TABLE ${name} ADD ${columnText(column)};`],
        provides: [token],
        ...paused,
        ...(column.persisted && { commit: 'alone' as const, hazards: rewritten }),
      });
      continue;
    }
    const scan = [
      hazard(
        'LOCK003',
        'warn',
        `${quote(column.name)} changes its type and back: every row is read.`,
        rowCount(object.path),
      ),
    ];
    const plain = column.type?.xmlSchemaCollection ? { name: 'xml' } : baseType(column.type, context);
    const meanwhile = { ...column, ...(plain && { type: plain }) };
    columns.push(meanwhile);
    const tokens = { removes: [token], provides: [token] };
    off.push({
      does: 'suspend',
      sql: [alterColumnText(object.path, meanwhile)],
      ...tokens,
      commit: 'alone',
      hazards: scan,
    });
    on.push({ does: 'restore', sql: [alterColumnText(object.path, column)], ...tokens, commit: 'alone' });
  }
  // Computed columns come back in the order in which they can be made of each other.
  return { off: off.toReversed(), on, meanwhile: changedObject(object, { props: { ...object.props, columns } }) };
}
