import type { ForeignKey } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { claimName, dotted, findObject, isElsewhere, isTemporary } from '../names.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { ForeignKeyRow } from '../rows/constraint-rows.ts';
import { foreignKeyRow } from '../rows/constraint-rows.ts';
import type { IndexRow } from '../rows/index-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import type { ConstraintOwner } from './key-constraint.ts';
import { systemName } from './system-names.ts';

/**
 * FOREIGN KEY. Errors: 1767 no such table, 1768 not a table, 1769 and 1770 columns, 1773 no primary key meant, 1774
 * counts, 1776 no matching key, 1778 / 1753 / 1757 types, 1761 and 1762 actions, 1785 cycles of cascades.
 */
export function addForeignKey(
  c: Context,
  owner: ConstraintOwner,
  key: ForeignKey,
  column: string | undefined,
  nocheck: boolean,
): void {
  const { catalog } = c;
  const id = catalog.nextObjectId();
  const columnNames = key.columns.length > 0 ? key.columns : [column ?? ''];
  const name = key.name ?? systemName('FK', owner.name, columnNames[0], id);
  if (isTemporary(key.references)) refuse(1766, name);
  if (isElsewhere(c, key.references)) refuse(1763, name);
  const found = findObject(c, key.references);
  if (!found) return refuse(1767, name, dotted(key.references));
  const referenced = catalog.table(found.object_id) ?? refuse(1768, name, dotted(key.references));
  if (referenced.temporal_type === 1) refuse(13565, name);
  const own = columnNames.map((text) => catalog.column(owner.objectId, text) ?? refuse(1769, name, text, owner.name));
  const [index, theirs] = referencedKey(c, name, key, referenced, own.length);
  own.forEach((row, position) => {
    const other = theirs[position];
    if (other) checkPair(c, name, owner, row, referenced, other);
  });
  checkActions(c, name, key, owner, own);
  claimName(c, owner.schemaId, name);
  const row = foreignKeyRow(
    { name, object_id: id, schema_id: owner.schemaId, parent_object_id: owner.objectId },
    {
      referencedObjectId: referenced.object_id,
      keyIndexId: index.index_id,
      onDelete: key.onDelete ?? 'NO ACTION',
      onUpdate: key.onUpdate ?? 'NO ACTION',
      systemNamed: key.name === undefined,
      notForReplication: key.notForReplication,
      notTrusted: nocheck || key.notForReplication,
    },
  );
  if (row.delete_referential_action !== 0 || row.update_referential_action !== 0) checkCascades(c, row);
  catalog.addObject(row);
  catalog.referencing.set(referenced.object_id, id, id);
  own.forEach((ownColumn, position) => {
    catalog.foreignKeyColumns.set(id, position + 1, {
      constraint_object_id: id,
      constraint_column_id: position + 1,
      parent_object_id: owner.objectId,
      parent_column_id: ownColumn.column_id,
      referenced_object_id: referenced.object_id,
      referenced_column_id: theirs[position]?.column_id ?? 0,
    });
  });
}

/** The unique index that the key refers to, and its columns in the order of the foreign key. */
function referencedKey(
  c: Context,
  name: string,
  key: ForeignKey,
  referenced: TableRow,
  count: number,
): readonly [IndexRow, readonly ColumnRow[]] {
  const { catalog } = c;
  const tableName = dotted(key.references);
  if (key.referencedColumns.length === 0) {
    for (const index of catalog.indexes.of(referenced.object_id)) {
      if (!index.is_primary_key) continue;
      const columns = keyColumns(c, referenced.object_id, index.index_id);
      if (columns.length !== count) refuse(1774, name, tableName);
      return [index, columns];
    }
    return refuse(1773, name, tableName);
  }
  const columns = key.referencedColumns.map(
    (text) => catalog.column(referenced.object_id, text) ?? refuse(1770, name, text, tableName),
  );
  if (columns.length !== count) refuse(8139, name, tableName);
  const wanted = new Set(columns.map((column) => column.column_id));
  for (const index of catalog.indexes.of(referenced.object_id)) {
    if (!index.is_unique || index.has_filter || index.is_disabled) continue;
    const candidate = keyColumns(c, referenced.object_id, index.index_id);
    if (candidate.length !== wanted.size || !candidate.every((column) => wanted.has(column.column_id))) continue;
    return [index, columns];
  }
  return refuse(1776, tableName, name);
}

function keyColumns(c: Context, objectId: number, indexId: number): ColumnRow[] {
  const result: ColumnRow[] = [];
  for (const row of c.catalog.columnsOfIndex(objectId, indexId)) {
    if (row.key_ordinal === 0) continue;
    const column = c.catalog.columns.get(objectId, row.column_id);
    if (column) result[row.key_ordinal - 1] = column;
  }
  return result;
}

/** decimal and numeric are one type here. */
const family = (column: ColumnRow): number => (column.system_type_id === 108 ? 106 : column.system_type_id);

function checkPair(
  c: Context,
  name: string,
  owner: ConstraintOwner,
  own: ColumnRow,
  referenced: TableRow,
  theirs: ColumnRow,
): void {
  const { catalog } = c;
  if (theirs.is_computed && !catalog.computed.get(referenced.object_id, theirs.column_id)?.is_persisted) {
    refuse(1784, name, referenced.name, theirs.name);
  }
  if (own.is_computed || theirs.is_computed) return;
  const args = [referenced.name, theirs.name, owner.name, own.name, name] as const;
  if (family(own) !== family(theirs)) refuse(1778, ...args);
  const character = own.collation_name !== null;
  // Lengths of character and binary types may differ; fixed ones and numbers may not.
  if (!character && own.system_type_id !== 165 && own.system_type_id !== 173) {
    if (own.max_length !== theirs.max_length || own.precision !== theirs.precision || own.scale !== theirs.scale) {
      refuse(1753, ...args);
    }
  }
  if (character && own.collation_name !== theirs.collation_name) refuse(1757, ...args);
}

function checkActions(
  c: Context,
  name: string,
  key: ForeignKey,
  owner: ConstraintOwner,
  own: readonly ColumnRow[],
): void {
  const actions = [key.onDelete, key.onUpdate];
  if (actions.includes('SET NULL') && own.some((column) => !column.is_nullable)) refuse(1761, name);
  if (actions.includes('SET DEFAULT')) {
    for (const column of own) if (!column.is_nullable && column.default_object_id === 0) refuse(1762, name);
  }
  if (actions.every((action) => action === undefined || action === 'NO ACTION')) return;
  for (const childId of c.catalog.children.of(owner.objectId)) {
    const trigger = c.catalog.triggers.get(childId);
    if (!trigger?.is_instead_of_trigger) continue;
    for (const event of c.catalog.triggerEvents.of(childId)) {
      const cascades =
        event.type_desc === 'DELETE' ? key.onDelete : event.type_desc === 'UPDATE' ? key.onUpdate : undefined;
      if (cascades && cascades !== 'NO ACTION') refuse(1787, name, owner.name);
    }
  }
}

/**
 * Error 1785: with the new key, a change of one table would reach another on two cascading paths, or come back. Deletes and
 * updates count separately. No two paths lead to one table so far: there are two now if what the new key reaches could be
 * reached already from what reaches the new key.
 */
function checkCascades(c: Context, added: ForeignKeyRow): void {
  for (const action of ['delete_referential_action', 'update_referential_action'] as const) {
    if (added[action] === 0) continue;
    const above = upstream(c, [added.referenced_object_id], action);
    for (const table of upstream(c, downstream(c, added.parent_object_id, action), action)) {
      if (above.has(table)) refuse(1785, added.name, c.catalog.objects.get(added.parent_object_id)?.name ?? '');
    }
  }
}

type CascadeAction = 'delete_referential_action' | 'update_referential_action';

/** The tables and all whose changes reach them. */
function upstream(c: Context, from: Iterable<number>, action: CascadeAction): Set<number> {
  return closure(from, function* (table) {
    for (const childId of c.catalog.children.of(table)) {
      const child = c.catalog.objects.get(childId);
      if (child?.type !== 'F ') continue;
      const key = child as ForeignKeyRow;
      if (key[action] !== 0) yield key.referenced_object_id;
    }
  });
}

/**
 * The table and all that its changes reach. SET NULL and SET DEFAULT change the child but go no further by deletion; the
 * server counts them all the same.
 */
function downstream(c: Context, from: number, action: CascadeAction): Set<number> {
  return closure([from], function* (table) {
    for (const keyId of c.catalog.referencing.of(table)) {
      const key = c.catalog.objects.get(keyId) as ForeignKeyRow | undefined;
      if (key && key[action] !== 0) yield key.parent_object_id;
    }
  });
}

function closure(from: Iterable<number>, next: (table: number) => Iterable<number>): Set<number> {
  const seen = new Set(from);
  // A set gives what is added to it while it is walked.
  for (const table of seen) for (const other of next(table)) seen.add(other);
  return seen;
}
