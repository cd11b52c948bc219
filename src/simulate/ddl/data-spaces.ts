import type { DataSpace } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import { refuse } from '../sql-error.ts';

/** A filegroup, or a partition scheme with the column that decides. */
export type Placement = {
  readonly id: number;
  /** Number of partitions; 1 on a filegroup. */
  readonly fanout: number;
  /** Folded name of the partitioning column. */
  readonly column?: string;
};

export function defaultPlacement(c: Context): Placement {
  for (const space of c.catalog.dataSpaces.values()) {
    if (space.type === 'FG' && space.is_default) return { id: space.data_space_id, fanout: 1 };
  }
  return { id: 1, fanout: 1 };
}

/** The placement that `ON …` names. Error 1921. `"default"` is the default filegroup. */
export function placementOf(c: Context, space: DataSpace): Placement {
  const key = c.catalog.fold(space.name);
  const id = c.catalog.dataSpaceNames.get(key);
  if (id === undefined) {
    if (key.toLowerCase() === 'default') return defaultPlacement(c);
    return refuse(1921, space.partitionColumns ? 'partition scheme' : 'filegroup', space.name);
  }
  return placementById(c, id, space.partitionColumns?.[0]);
}

/** The placement of something that lies on `id`, partitioned by a column if that is a partition scheme. */
export function placementById(c: Context, id: number, column?: string): Placement {
  const functionId = c.catalog.schemeFunctions.get(id);
  if (functionId === undefined) {
    if (column !== undefined) refuse(1921, 'partition scheme', c.catalog.dataSpaces.get(id)?.name ?? '');
    return { id, fanout: 1 };
  }
  if (column === undefined) refuse(1921, 'filegroup', c.catalog.dataSpaces.get(id)?.name ?? '');
  return { id, fanout: c.catalog.partitionFunctions.get(functionId)?.fanout ?? 1, column: c.catalog.fold(column) };
}

/** Error 7726: the partitioning column has another system type than the function's parameter. An alias type is its base here. */
export function checkPartitionColumn(c: Context, placement: Placement, column: ColumnRow): void {
  const { catalog } = c;
  const functionId = catalog.schemeFunctions.get(placement.id);
  const parameter = functionId === undefined ? undefined : catalog.partitionParameters.get(functionId);
  if (functionId === undefined || !parameter || parameter.system_type_id === column.system_type_id) return;
  const typeName = (id: number) => catalog.types.get(id)?.name ?? String(id);
  const name = catalog.partitionFunctions.get(functionId)?.name ?? '';
  refuse(7726, column.name, typeName(column.system_type_id), name, typeName(parameter.system_type_id));
}

/** Where a table's rows lie: what its heap or clustered index says. */
export function placementOfTable(c: Context, objectId: number): Placement {
  const base = c.catalog.indexes.get(objectId, 0) ?? c.catalog.indexes.get(objectId, 1);
  if (!base) return defaultPlacement(c);
  for (const column of c.catalog.columnsOfIndex(objectId, base.index_id)) {
    if (column.partition_ordinal !== 1) continue;
    return placementById(c, base.data_space_id, c.catalog.columns.get(objectId, column.column_id)?.name);
  }
  return { id: base.data_space_id, fanout: 1 };
}
