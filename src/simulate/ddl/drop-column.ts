import type { Context } from '../context.ts';
import { dropUses } from '../dependencies.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse, refuseAfter } from '../sql-error.ts';
import { securable } from '../state/catalog.ts';
import { dependentMessages, usersOfColumn } from './column-users.ts';

/** DROP COLUMN. Errors 4924 (none), 5074 + 4922 (in use), 4923 (the last one), 13588, 13551. */
export function dropColumn(c: Context, table: TableRow, name: string, ifExists: boolean): void {
  const { catalog } = c;
  const id = table.object_id;
  const column = catalog.column(id, name);
  if (!column) {
    if (ifExists) return;
    return refuse(4924, 'ALTER TABLE DROP COLUMN', name, table.name);
  }
  const period = catalog.periods.get(id);
  if (period && (period.start_column_id === column.column_id || period.end_column_id === column.column_id)) {
    refuse(13588, column.name, table.name);
  }
  if (table.temporal_type === 1) refuse(13551, table.name);
  if (table.temporal_type === 2 && column.is_computed) refuse(13551, table.name);
  checkUsers(c, column);
  if (!column.is_computed && !hasOtherData(c, column)) refuse(4923, column.name, table.name);
  removeColumn(c, column);
  if (table.temporal_type !== 2) return;
  const history = catalog.column(table.history_table_id ?? 0, name);
  if (!history) return;
  checkUsers(c, history);
  removeColumn(c, history);
}

function hasOtherData(c: Context, column: ColumnRow): boolean {
  for (const other of c.catalog.columns.of(column.object_id)) {
    if (other.column_id !== column.column_id && !other.is_computed) return true;
  }
  return false;
}

function checkUsers(c: Context, column: ColumnRow): void {
  // A clustered columnstore index has every column and lets them go.
  const users = usersOfColumn(c, column).filter((user) => !isColumnstore(c, column, user.name));
  if (users.length > 0) {
    refuseAfter(dependentMessages(users, column.name), 4922, 'ALTER TABLE DROP COLUMN', column.name, 'column');
  }
}

function isColumnstore(c: Context, column: ColumnRow, index: string): boolean {
  return (
    c.catalog.indexes.get(column.object_id, 1)?.type === 5 && c.catalog.indexes.get(column.object_id, 1)?.name === index
  );
}

/** Takes a column away with what only speaks of it: identity, mask, properties, permissions, classification. */
export function removeColumn(c: Context, column: ColumnRow): void {
  const { catalog } = c;
  const { object_id: id, column_id: minor } = column;
  catalog.columns.delete(id, minor);
  catalog.columnNames.delete(id, catalog.fold(column.name));
  catalog.computed.delete(id, minor);
  catalog.identities.delete(id, minor);
  catalog.masks.delete(id, minor);
  catalog.sensitivities.delete(id, minor);
  dropUses(c, id, minor);
  for (const row of [...catalog.indexColumns.of(id)]) {
    if (row.column_id === minor) catalog.indexColumns.delete(id, row.index_id * 100_000 + row.index_column_id);
  }
  const group = securable(1, id);
  const property = `${minor}:`;
  for (const key of [...catalog.properties.keysOf(group)])
    if (key.startsWith(property)) catalog.properties.delete(group, key);
  for (const key of [...catalog.permissions.keysOf(group)])
    if (key.startsWith(`${minor}.`)) catalog.permissions.delete(group, key);
}
