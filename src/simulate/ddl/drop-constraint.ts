import type { Option } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import type { ForeignKeyRow, KeyConstraintRow } from '../rows/constraint-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { errorMessage, refuse, refuseAfter } from '../sql-error.ts';
import { checkFullTextKey, removeIndex } from './create-index.ts';
import { removeChild } from './remove-table.ts';

/**
 * DROP CONSTRAINT. Errors 3728 (not a constraint) or 3733 (another table's) with 3727, 3725 a foreign key needs it, 3734
 * XML or spatial indexes need the primary key, 3735 change tracking, 13557 temporal, 3730 SET DEFAULT.
 */
export function dropConstraint(
  c: Context,
  table: TableRow,
  name: string,
  ifExists: boolean,
  options: readonly Option[],
): void {
  const { catalog } = c;
  const row = catalog.objectIn(table.schema_id, name);
  if (!row || row.parent_object_id === 0) {
    if (ifExists) return;
    return refuseAfter([errorMessage(3728, name)], 3728, name);
  }
  if (row.parent_object_id !== table.object_id) refuse(3733, name, table.name);
  switch (row.type) {
    case 'PK':
    case 'UQ':
      dropKey(c, table, row as KeyConstraintRow, options);
      return;
    case 'D ': {
      const { parent_column_id: columnId } = row as typeof row & { readonly parent_column_id: number };
      const column = catalog.columns.get(table.object_id, columnId);
      checkSetDefault(c, table, columnId, row.name);
      if (column) catalog.columns.set(table.object_id, columnId, { ...column, default_object_id: 0 });
      break;
    }
    case 'C ':
    case 'F ':
    case 'EC':
      break;
    default:
      refuse(3728, name);
  }
  removeChild(c, row.object_id);
}

function checkSetDefault(c: Context, table: TableRow, columnId: number, name: string): void {
  const column = c.catalog.columns.get(table.object_id, columnId);
  if (column?.is_nullable !== false) return;
  for (const childId of c.catalog.children.of(table.object_id)) {
    const key = c.catalog.objects.get(childId) as ForeignKeyRow | undefined;
    if (key?.type !== 'F ' || (key.delete_referential_action !== 3 && key.update_referential_action !== 3)) continue;
    for (const row of c.catalog.foreignKeyColumns.of(childId))
      if (row.parent_column_id === columnId) refuse(3730, name);
  }
}

function dropKey(c: Context, table: TableRow, row: KeyConstraintRow, options: readonly Option[]): void {
  const { catalog } = c;
  const id = table.object_id;
  for (const keyId of catalog.referencing.of(id)) {
    const key = catalog.objects.get(keyId) as ForeignKeyRow | undefined;
    if (key?.key_index_id !== row.unique_index_id) continue;
    refuse(3725, row.name, catalog.objects.get(key.parent_object_id)?.name ?? '', key.name);
  }
  if (row.type === 'PK') {
    if (table.temporal_type === 2) refuse(13557, table.name);
    if (catalog.changeTracking.has(id)) refuse(3735, row.name, table.name);
    for (const index of catalog.indexes.of(id)) if (index.type === 3 || index.type === 4) refuse(3734, row.name);
  }
  checkFullTextKey(c, id, row.unique_index_id, row.name);
  removeIndex(c, id, row.unique_index_id, options);
  removeChild(c, row.object_id);
}
