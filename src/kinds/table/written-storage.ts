import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { RowStorage } from '../key-constraint/key-props.ts';
import type { DacpacWriteContext } from '../kind.ts';
import type { DataSpaceProps } from '../storage/data-space.ts';
import type { TableProps } from './table-props.ts';

/** Storage as far as the table says it and not its clustered key or index. */
export function ownStorage(
  key: ObjectKey,
  props: TableProps,
  context: DacpacWriteContext,
): Pick<TableProps, 'dataSpace' | 'compression' | 'xmlCompression'> {
  const { dataSpace } = props;
  const { compression, xmlCompression } = props.underColumnstore ?? props;
  const clustered = clusteredOf(key, context);
  const rows = clustered?.props.rows;
  if (clustered && saysCompression(clustered, context)) return { ...(dataSpace && { dataSpace }) };
  if (!rows) return props.underColumnstore ? { ...props, ...props.underColumnstore } : props;
  return {
    ...(rows.dataSpace === undefined && dataSpace && { dataSpace }),
    ...(rows.compression === undefined && compression && { compression }),
    ...(rows.xmlCompression === undefined && xmlCompression && { xmlCompression }),
  };
}

/**
 * Whether the clustered index of a table says how its rows are compressed, although a server does not tell which of the two
 * said it: DacFx refuses a table with compression and a clustered index that is no key (SQL71567).
 */
function saysCompression({ kind, props }: SchemaObject, context: DacpacWriteContext): boolean {
  return context.model.live && kind === 'index' && props.rows === undefined;
}

/** The compression to write for a clustered index, which is that of its table's rows. */
export function rowsCompression(
  index: SchemaObject<Placed>,
  context: DacpacWriteContext,
): Pick<TableProps, 'compression' | 'xmlCompression'> {
  const table = context.model.objects.get(index.parent ?? '');
  if (table?.kind !== 'table' || !saysCompression(index as unknown as SchemaObject, context)) return {};
  const { compression, xmlCompression } = table.props as TableProps;
  return { ...(compression && { compression }), ...(xmlCompression && { xmlCompression }) };
}

type Placed = {
  readonly clustered?: true;
  readonly rows?: RowStorage;
  readonly inline?: unknown;
  readonly dataSpace?: DataSpaceProps;
  readonly aligned?: true;
};

/**
 * The data space to write for a key or index. CREATE INDEX takes the partition scheme of its table over in DacFx's packages,
 * which count by it the partitions that are compressed; a constraint does not, nor does a nonclustered columnstore index.
 * What stands inside CREATE TABLE where a clustered key or index has moved the rows says where it is: its own statement would
 * put it elsewhere.
 */
export function writtenSpace(child: SchemaObject<Placed>, context: DacpacWriteContext): DataSpaceProps | undefined {
  const { inline, clustered, rows, aligned } = child.props;
  const said = clustered ? rows?.dataSpace : child.props.dataSpace;
  const table = context.model.objects.get(child.parent ?? '');
  if (said !== undefined || table?.kind !== 'table') return said;
  const props = table.props as TableProps;
  const scheme = props.dataSpace?.column === undefined ? undefined : props.dataSpace;
  if (aligned) return scheme;
  if (inline !== undefined && !clustered) {
    return ownStorage(table.key, props, context).dataSpace === props.dataSpace ? undefined : props.dataSpace;
  }
  const takesOver = child.kind === 'index' || (child.kind === 'columnstoreIndex' && clustered);
  if (!takesOver || inline !== undefined) return undefined;
  if (props.statedSpace?.column !== undefined) return props.statedSpace;
  // Of two indexes neither knows where the other puts the rows.
  const first = clusteredOf(table.key, context);
  return first && first !== child && first.kind === 'index' && first.props.rows?.dataSpace ? undefined : scheme;
}

function clusteredOf(table: ObjectKey, context: DacpacWriteContext): SchemaObject<Placed> | undefined {
  for (const child of context.index.childrenOf(table)) {
    if (child.props.clustered === true) return child as SchemaObject<unknown> as SchemaObject<Placed>;
  }
  return undefined;
}
