import type { SchemaObject } from '../../model/schema-object.ts';
import { ownerIn } from '../columns/child-place.ts';
import { compact } from '../columns/compact.ts';
import type { SettleContext } from '../kind.ts';
import { unifyCompression } from '../storage/compression.ts';
import { settleStorage } from '../storage/settle-storage.ts';
import { partitionCount } from '../storage/storage-dacpac.ts';
import { rowStorageOf } from '../table/table-settle.ts';
import type { ColumnstoreProps } from './columnstore-props.ts';
import { columnstoreObject, indexObject } from './index-object.ts';
import type { IndexProps } from './index-props.ts';

export function settleIndex(index: SchemaObject<IndexProps>, context: SettleContext): SchemaObject<IndexProps> {
  const props = compact<IndexProps>({ ...index.props, ...settleStorage(index, context) });
  return indexObject(placeOf(index), props, context, ownerIn(index.parent, context));
}

export function settleColumnstore(
  index: SchemaObject<ColumnstoreProps>,
  context: SettleContext,
): SchemaObject<ColumnstoreProps> {
  const { dataSpace, aligned } = settleStorage(index, context);
  const partitions = partitionCount(dataSpace ?? rowStorageOf(index.parent, context)?.dataSpace, context, context);
  const compression = unifyCompression(index.props.compression, partitions);
  const props = compact<ColumnstoreProps>({ ...index.props, dataSpace, aligned, compression });
  return columnstoreObject(placeOf(index), props, context, ownerIn(index.parent, context));
}

/** An index's path is [schema, table, name]; its table is the parent's path as the index spells it. */
function placeOf(index: SchemaObject<unknown>) {
  const { origin } = index;
  return { table: index.path.slice(0, 2), name: index.path[2] ?? '', ...(origin && { origin }) };
}
