import type { AlterTableAction } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dotted, findObject } from '../names.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import { typeText } from '../types.ts';
import { placementOfTable } from './data-spaces.ts';
import { ordered } from './temporal.ts';

/** SWITCH: no rows move, since there are none, but both tables must have one shape. Errors 4902, 4911, 4942 to 4947, 4961, 4950. */
export function switchPartition(
  c: Context,
  source: TableRow,
  change: Extract<AlterTableAction, { readonly action: 'switch' }>,
): void {
  const row = findObject(c, change.to) ?? refuse(4902, dotted(change.to));
  const target = c.catalog.table(row.object_id) ?? refuse(4909, dotted(change.to));
  if (source.object_id === target.object_id) refuse(4955, source.name, target.name);
  if (source.temporal_type === 2) refuse(13546, source.name);
  checkPartition(c, source, change.partition);
  checkPartition(c, target, change.toPartition);
  const [own, theirs] = [ordered(c, source.object_id), ordered(c, target.object_id)];
  if (own.length !== theirs.length) refuse(4943, source.name, own.length, target.name, theirs.length);
  own.forEach((column, position) => {
    const other = theirs[position];
    if (!other) return;
    if (c.catalog.fold(column.name) !== c.catalog.fold(other.name)) {
      refuse(4942, column.name, position + 1, source.name, other.name, target.name);
    }
    const [ownType, theirType] = [typeText(c, column), typeText(c, other)];
    if (ownType !== theirType) refuse(4944, column.name, ownType, source.name, theirType, target.name);
    if (column.collation_name !== other.collation_name) refuse(4945, column.name, source.name, target.name);
    if (column.is_nullable && !other.is_nullable) refuse(4961, column.name, source.name, target.name);
    if (column.is_computed !== other.is_computed) refuse(4965, column.name, source.name, target.name);
  });
  checkIndexes(c, source, target);
}

function checkPartition(c: Context, table: TableRow, number: string | undefined): void {
  const { fanout } = placementOfTable(c, table.object_id);
  if (number === undefined) {
    if (fanout > 1) refuse(4911, table.name);
    return;
  }
  const value = Number(number);
  if (!Number.isNaN(value) && (value < 1 || value > fanout) && fanout > 1) refuse(4950, number, table.name);
}

/** Error 4913, 4947: every index of the target has its like in the source. */
function checkIndexes(c: Context, source: TableRow, target: TableRow): void {
  const shape = (table: TableRow, indexId: number): string =>
    c.catalog
      .columnsOfIndex(table.object_id, indexId)
      .map(
        (row) =>
          `${c.catalog.fold(c.catalog.columns.get(table.object_id, row.column_id)?.name ?? '')}/${row.key_ordinal}/${row.is_descending_key}`,
      )
      .join();
  const ownClustered = c.catalog.indexes.get(source.object_id, 1);
  const theirClustered = c.catalog.indexes.get(target.object_id, 1);
  if (ownClustered && !theirClustered) refuse(4913, source.name, ownClustered.name ?? '', target.name);
  if (theirClustered && !ownClustered) refuse(4913, target.name, theirClustered.name ?? '', source.name);
  for (const index of c.catalog.indexes.of(target.object_id)) {
    if (index.index_id === 0) continue;
    let found = false;
    for (const other of c.catalog.indexes.of(source.object_id)) {
      found ||=
        other.type === index.type &&
        other.is_unique === index.is_unique &&
        shape(source, other.index_id) === shape(target, index.index_id);
    }
    if (!found) refuse(4947, source.name, index.name ?? '', target.name);
  }
}
