import type { Context } from '../context.ts';
import { boundUsers } from '../dependencies.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { ServerMessage } from '../sql-error.ts';
import { errorMessage } from '../sql-error.ts';

/** Something that holds on to a column, with the word that error 5074 has for it. */
export type ColumnUser = {
  readonly what: 'index' | 'statistics' | 'column' | 'object';
  readonly name: string;
  /** Which kind of object, where it decides what is allowed. */
  readonly kind:
    | 'index'
    | 'key'
    | 'unique'
    | 'stats'
    | 'computed'
    | 'check'
    | 'default'
    | 'foreignKey'
    | 'referenced'
    | 'module'
    | 'partition'
    | 'fullText';
};

/** Everything bound to a column, in a fixed order. */
export function usersOfColumn(c: Context, column: ColumnRow): ColumnUser[] {
  const { catalog } = c;
  const id = column.object_id;
  const users: ColumnUser[] = [];
  const seen = new Set<number>();
  for (const row of catalog.indexColumns.of(id)) {
    if (row.column_id !== column.column_id || seen.has(row.index_id)) continue;
    seen.add(row.index_id);
    const index = catalog.indexes.get(id, row.index_id);
    if (!index) continue;
    if (row.index_id === 0)
      users.push({ what: 'object', name: catalog.objects.get(id)?.name ?? '', kind: 'partition' });
    else if (index.is_primary_key) users.push({ what: 'object', name: index.name ?? '', kind: 'key' });
    else if (index.is_unique_constraint) users.push({ what: 'object', name: index.name ?? '', kind: 'unique' });
    else users.push({ what: 'index', name: index.name ?? '', kind: 'index' });
  }
  const stats = new Set<number>();
  for (const row of catalog.statsColumns.of(id)) {
    if (row.column_id !== column.column_id || stats.has(row.stats_id)) continue;
    stats.add(row.stats_id);
    users.push({ what: 'statistics', name: catalog.stats.get(id, row.stats_id)?.name ?? '', kind: 'stats' });
  }
  if (column.default_object_id !== 0) {
    users.push({ what: 'object', name: catalog.objects.get(column.default_object_id)?.name ?? '', kind: 'default' });
  }
  addForeignKeys(c, column, users);
  for (const use of boundUsers(c, id, column.column_id))
    addBoundUser(c, id, use.referencing_id, use.referencing_minor_id, users);
  if (catalog.fullTextColumns.has(id, column.column_id)) {
    users.push({ what: 'object', name: catalog.objects.get(id)?.name ?? '', kind: 'fullText' });
  }
  return users;
}

function addForeignKeys(c: Context, column: ColumnRow, users: ColumnUser[]): void {
  const { catalog } = c;
  for (const childId of catalog.children.of(column.object_id)) {
    const child = catalog.objects.get(childId);
    if (child?.type !== 'F ') continue;
    for (const row of catalog.foreignKeyColumns.of(childId)) {
      if (row.parent_column_id === column.column_id)
        users.push({ what: 'object', name: child.name, kind: 'foreignKey' });
    }
  }
  for (const keyId of catalog.referencing.of(column.object_id)) {
    for (const row of catalog.foreignKeyColumns.of(keyId)) {
      if (row.referenced_column_id !== column.column_id) continue;
      users.push({ what: 'object', name: catalog.objects.get(keyId)?.name ?? '', kind: 'referenced' });
    }
  }
}

function addBoundUser(c: Context, tableId: number, user: number, minor: number, users: ColumnUser[]): void {
  const { catalog } = c;
  if (user === tableId) {
    if (minor > 0)
      users.push({ what: 'column', name: catalog.columns.get(tableId, minor)?.name ?? '', kind: 'computed' });
    else {
      const index = catalog.indexes.get(tableId, -minor);
      const name = index?.name ?? catalog.stats.get(tableId, -minor)?.name ?? '';
      if (!users.some((known) => known.name === name)) {
        users.push({ what: index ? 'index' : 'statistics', name, kind: index ? 'index' : 'stats' });
      }
    }
    return;
  }
  const row = catalog.objects.get(user);
  users.push({ what: 'object', name: row?.name ?? '', kind: row?.type === 'C ' ? 'check' : 'module' });
}

/** The lines 5074 that come before 4922. */
export function dependentMessages(users: readonly ColumnUser[], column: string): ServerMessage[] {
  return users.map((user) => errorMessage(5074, user.what, user.name, 'column', column));
}
