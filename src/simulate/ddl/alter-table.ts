import type { AlterTable, AlterTableAction } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dotted, findObject } from '../names.ts';
import { findOption, optionFlag, optionValue } from '../options.ts';
import type { CheckConstraintRow, ForeignKeyRow } from '../rows/constraint-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { errorMessage, refuse, refuseAfter, unsupported } from '../sql-error.ts';
import { addColumns } from './add-columns.ts';
import { alterColumn, alterColumnFeature } from './alter-column.ts';
import { rebuildTable } from './alter-index.ts';
import { rebuildPartitions } from './build-index.ts';
import { removeIndex } from './create-index.ts';
import { dropColumn } from './drop-column.ts';
import { dropConstraint } from './drop-constraint.ts';
import { switchPartition } from './switch-partition.ts';
import { dropPeriod, startVersioning, stopVersioning } from './temporal.ts';
import { tableTrigger } from './triggers.ts';

type Action<K extends AlterTableAction['action']> = Extract<AlterTableAction, { readonly action: K }>;

/** ALTER TABLE. Errors 4902 (none), 4909 (a view) and those of what it does. */
export function alterTable(c: Context, statement: AlterTable): void {
  const row = findObject(c, statement.name) ?? refuse(4902, dotted(statement.name));
  const table = c.catalog.table(row.object_id) ?? refuse(4909, dotted(statement.name));
  const { change } = statement;
  switch (change.action) {
    case 'addColumns':
      return addColumns(c, table, change);
    case 'drop':
      return dropItems(c, table, change, dotted(statement.name));
    case 'alterColumn':
      return alterColumn(c, table, change);
    case 'alterColumnFeature':
      return alterColumnFeature(c, table, change);
    case 'checkConstraint':
      return checkConstraints(c, table, change);
    case 'triggers':
      return setTriggers(c, table, change);
    case 'changeTracking':
      return setChangeTracking(c, table, change);
    case 'set':
      return setOptions(c, table, change);
    case 'rebuild':
      return rebuildTable(c, table, change.options, change.partition);
    case 'switch':
      return switchPartition(c, table, change);
    case 'alterIndex':
      return rebuildHash(c, table, change);
    default:
      return unsupported(`ALTER TABLE … ${change.action}`);
  }
}

function dropItems(c: Context, table: TableRow, change: Action<'drop'>, tableName: string): void {
  for (const item of change.items) {
    switch (item.what) {
      case 'column':
        dropColumn(c, table, item.name, item.ifExists);
        break;
      case 'period':
        dropPeriod(c, table);
        break;
      case 'index': {
        const index = c.catalog.indexNamed(table.object_id, item.name);
        if (index) removeIndex(c, table.object_id, index.index_id, item.options);
        else if (!item.ifExists) refuse(3701, 'drop', 'index', `${tableName}.${item.name}`);
        break;
      }
      case 'constraint':
        dropConstraint(c, table, item.name, item.ifExists, item.options);
    }
  }
}

/** CHECK and NOCHECK CONSTRAINT. WITH CHECK makes a constraint trusted. Errors 4917 + 4916, 11415 (it is a key). */
function checkConstraints(c: Context, table: TableRow, change: Action<'checkConstraint'>): void {
  const { catalog } = c;
  const set = (row: ObjectColumns) => {
    const constraint = row as CheckConstraintRow | ForeignKeyRow;
    const disabled = !change.check;
    // Enabling without WITH CHECK leaves the existing rows unchecked: not trusted.
    const notTrusted = disabled
      ? true
      : change.withCheck === true
        ? constraint.is_not_for_replication
        : constraint.is_not_trusted;
    const changed: CheckConstraintRow | ForeignKeyRow = {
      ...constraint,
      is_disabled: disabled,
      is_not_trusted: notTrusted,
    };
    catalog.objects.set(row.object_id, changed);
  };
  const changeable = (row: ObjectColumns | undefined) => row?.type === 'C ' || row?.type === 'F ';
  if (change.constraints === 'ALL') {
    for (const id of [...catalog.children.of(table.object_id)]) {
      const row = catalog.objects.get(id);
      if (row && changeable(row)) set(row);
    }
    return;
  }
  for (const name of change.constraints) {
    const row = catalog.objectIn(table.schema_id, name);
    if (!row || row.parent_object_id !== table.object_id) refuseAfter([errorMessage(4917, name)], 4917, name);
    if (!changeable(row)) refuse(11415, name);
    set(row);
  }
}

function setTriggers(c: Context, table: TableRow, change: Action<'triggers'>): void {
  const { catalog } = c;
  const ids =
    change.triggers === 'ALL'
      ? [...catalog.children.of(table.object_id)].filter((id) => catalog.triggers.has(id))
      : change.triggers.map(
          (name) => tableTrigger(c, table.object_id, table.schema_id, name) ?? refuse(4920, name, table.name),
        );
  for (const id of ids) {
    const row = catalog.triggers.get(id);
    if (row) catalog.triggers.set(id, { ...row, is_disabled: !change.enable });
  }
}

/** CHANGE_TRACKING. Errors 1718 (not on for the database), 4997 no primary key, 4996 on already, 4998 off already. */
function setChangeTracking(c: Context, table: TableRow, change: Action<'changeTracking'>): void {
  const { catalog } = c;
  if (!change.enable) {
    if (!catalog.changeTracking.has(table.object_id)) refuse(4998, table.name);
    catalog.changeTracking.delete(table.object_id);
    return;
  }
  if (catalog.database.get('rehearsal.change_tracking') !== true) refuse(1718, c.databaseName, table.name);
  if (table.temporal_type === 1) refuse(13563, table.name);
  if (catalog.changeTracking.has(table.object_id)) refuse(4996, table.name);
  let key = false;
  for (const index of catalog.indexes.of(table.object_id)) key ||= index.is_primary_key;
  if (!key) refuse(4997, table.name);
  catalog.changeTracking.set(table.object_id, {
    object_id: table.object_id,
    is_track_columns_updated_on: change.trackColumns ?? false,
    min_valid_version: '0',
    begin_version: '0',
    cleanup_version: '0',
  });
}

const escalations = ['TABLE', 'DISABLE', 'AUTO'];

/** SET (LOCK_ESCALATION | SYSTEM_VERSIONING | FILESTREAM_ON | DATA_DELETION | REMOTE_DATA_ARCHIVE). */
function setOptions(c: Context, table: TableRow, change: Action<'set'>): void {
  const { catalog } = c;
  for (const option of change.options) {
    switch (option.name) {
      case 'LOCK_ESCALATION': {
        const value = (option.value ?? '').toUpperCase();
        const number = escalations.indexOf(value);
        if (number < 0) refuse(102, option.value ?? '');
        const now = catalog.table(table.object_id) ?? table;
        catalog.objects.set(table.object_id, {
          ...now,
          lock_escalation: number,
          lock_escalation_desc: value,
        } as TableRow);
        break;
      }
      case 'SYSTEM_VERSIONING':
        if (optionFlag(change.options, 'SYSTEM_VERSIONING', false)) {
          startVersioning(c, { objectId: table.object_id, schemaId: table.schema_id, name: table.name }, option);
        } else stopVersioning(c, catalog.table(table.object_id) ?? table);
        break;
      case 'DATA_DELETION':
        setDataDeletion(c, table, change);
        break;
      default:
        unsupported(`ALTER TABLE … SET (${option.name})`);
    }
  }
}

function setDataDeletion(c: Context, table: TableRow, change: Action<'set'>): void {
  const { catalog } = c;
  const option = findOption(change.options, 'DATA_DELETION');
  const name = findOption(option?.options ?? [], 'FILTER_COLUMN')?.value?.replace(/^\[|\]$/g, '');
  const on = optionFlag(change.options, 'DATA_DELETION', false);
  for (const column of [...catalog.columns.of(table.object_id)]) {
    const filter = on && name !== undefined && catalog.fold(column.name) === catalog.fold(name);
    if (column.is_data_deletion_filter_column === filter) continue;
    catalog.columns.set(table.object_id, column.column_id, { ...column, is_data_deletion_filter_column: filter });
  }
  const period = /^(\d+)\s*(DAY|WEEK|MONTH|YEAR)S?$/.exec(optionValue(option?.options ?? [], 'RETENTION_PERIOD') ?? '');
  catalog.objects.set(table.object_id, {
    ...table,
    data_retention_period: on ? Number(period?.[1] ?? -1) : null,
    data_retention_period_unit: on ? ['', '', '', 'DAY', 'WEEK', 'MONTH', 'YEAR'].indexOf(period?.[2] ?? '') : null,
    data_retention_period_unit_desc: on ? (period?.[2] ?? 'INFINITE') : null,
  } as TableRow);
}

/** ALTER INDEX … REBUILD WITH (BUCKET_COUNT = n) of a memory-optimised table. */
function rebuildHash(c: Context, table: TableRow, change: Action<'alterIndex'>): void {
  const index = c.catalog.indexNamed(table.object_id, change.index) ?? refuse(3701, 'alter', 'index', change.index);
  const count = Number(optionValue(change.options, 'BUCKET_COUNT') ?? 0);
  if (count > 0) {
    c.catalog.hashBuckets.set(table.object_id, index.index_id, 2 ** Math.ceil(Math.log2(count)));
  }
  rebuildPartitions(c, table.object_id, index.index_id, change.options);
}
