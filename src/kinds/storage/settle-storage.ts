import type { SchemaObject } from '../../model/schema-object.ts';
import type { RowStorage } from '../key-constraint/key-props.ts';
import type { SettleContext } from '../kind.ts';
import { rowStorageOf } from '../table/table-settle.ts';
import { unifyCompression } from './compression.ts';
import { sameSpace, withoutPrimary } from './data-space.ts';
import type { IndexOptions } from './index-options.ts';
import { partitionCount } from './storage-dacpac.ts';

type Stored = IndexOptions & { readonly clustered?: true; readonly rows?: RowStorage } & RowStorage;

/**
 * The storage of a key or index as it is compared: nothing for a clustered one (its table has it), a data space only where it
 * differs from the table's, and one level of compression where all partitions have it.
 */
export function settleStorage(
  object: SchemaObject<Stored>,
  context: SettleContext,
): Pick<Stored, 'dataSpace' | 'compression' | 'xmlCompression' | 'noRecompute'> {
  const { props } = object;
  const table = rowStorageOf(object.parent, context);
  const memoryOptimized = context.get(object.parent ?? '')?.props.memoryOptimized === true;
  // The statistics of memory-optimised tables have no such option; DacFx writes one all the same.
  const noRecompute = memoryOptimized ? undefined : props.noRecompute;
  if (props.clustered && table) return { noRecompute };
  const own: RowStorage = props.clustered ? { ...props.rows } : props;
  const dataSpace = own.dataSpace ?? table?.dataSpace;
  const partitions = partitionCount(dataSpace, context, context);
  const elsewhere = table ? !sameSpace(own.dataSpace ?? table.dataSpace, table.dataSpace, context) : true;
  return {
    noRecompute,
    dataSpace: elsewhere ? (table ? own.dataSpace : withoutPrimary(own.dataSpace)) : undefined,
    compression: unifyCompression(own.compression, partitions),
    xmlCompression: unifyCompression(own.xmlCompression, partitions),
  };
}
