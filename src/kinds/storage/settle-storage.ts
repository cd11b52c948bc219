import type { SchemaObject } from '../../model/schema-object.ts';
import { flag } from '../columns/compact.ts';
import type { RowStorage } from '../key-constraint/key-props.ts';
import type { SettleContext } from '../kind.ts';
import { rowStorageOf } from '../table/table-settle.ts';
import { unifyCompression } from './compression.ts';
import { type DataSpaceProps, sameSpace, withoutPrimary } from './data-space.ts';
import type { IndexOptions } from './index-options.ts';
import { partitionCount } from './storage-dacpac.ts';

/**
 * Where a key or index goes that names no place: to the table's. One that is written inside CREATE TABLE goes where that
 * statement puts the table, although a clustered index may move the rows away from it afterwards.
 */
function inheritedSpace(
  object: SchemaObject<Stored>,
  table: RowStorage | undefined,
  context: SettleContext,
): DataSpaceProps | undefined {
  if (!table || object.props.inline === undefined) return table?.dataSpace;
  return context.get(object.parent ?? '')?.props.dataSpace as DataSpaceProps | undefined;
}

/** The place, where it is not the table's. */
function elsewhere(
  space: DataSpaceProps | undefined,
  table: RowStorage,
  context: SettleContext,
): DataSpaceProps | undefined {
  return sameSpace(space, table.dataSpace, context) ? undefined : (space ?? { name: 'PRIMARY' });
}

type Stored = IndexOptions & {
  readonly clustered?: true;
  readonly rows?: RowStorage;
  readonly inline?: unknown;
  readonly aligned?: true;
} & RowStorage;

/**
 * The storage of a key or index as it is compared: nothing for a clustered one (its table has it), a data space only where it
 * differs from the table's, and one level of compression where all partitions have it.
 */
export function settleStorage(
  object: SchemaObject<Stored>,
  context: SettleContext,
): Pick<Stored, 'dataSpace' | 'aligned' | 'compression' | 'xmlCompression' | 'noRecompute'> {
  const { props } = object;
  const table = rowStorageOf(object.parent, context);
  const memoryOptimized = context.get(object.parent ?? '')?.props.memoryOptimized === true;
  // The statistics of memory-optimised tables have no such option; DacFx writes one all the same.
  const noRecompute = memoryOptimized ? undefined : props.noRecompute;
  if (props.clustered && table) return { noRecompute };
  const own: RowStorage = props.clustered ? { ...props.rows } : props;
  const dataSpace = own.dataSpace ?? inheritedSpace(object, table, context);
  const partitions = partitionCount(dataSpace, context, context);
  const space = table ? elsewhere(dataSpace, table, context) : withoutPrimary(own.dataSpace);
  return {
    noRecompute,
    dataSpace: space,
    aligned: props.aligned ?? flag(space === undefined && own.dataSpace?.column !== undefined),
    compression: unifyCompression(own.compression, partitions),
    xmlCompression: unifyCompression(own.xmlCompression, partitions),
  };
}
