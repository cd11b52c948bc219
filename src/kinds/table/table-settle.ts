import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { ColumnProps } from '../columns/column-props.ts';
import { compact } from '../columns/compact.ts';
import type { RowStorage } from '../key-constraint/key-props.ts';
import type { SettleContext } from '../kind.ts';
import { unifyCompression } from '../storage/compression.ts';
import { isPrimary, withoutPrimary } from '../storage/data-space.ts';
import { partitionCount } from '../storage/storage-dacpac.ts';
import { tableObject } from './table-object.ts';
import type { TableProps } from './table-props.ts';

/** A table with the storage that its clustered key or index gives it, and with nothing left open in its columns. */
export function settleTable(table: SchemaObject<TableProps>, context: SettleContext): SchemaObject<TableProps> {
  const { props } = table;
  const storage = rowStorage(table, context);
  const dataSpace = withoutPrimary(storage.dataSpace);
  const partitions = partitionCount(dataSpace, context, context);
  const settled = compact<TableProps>({
    ...props,
    columns: settleColumns(table, context),
    dataSpace,
    statedSpace: props.statedSpace ?? (storage.dataSpace === props.dataSpace ? undefined : props.dataSpace),
    compression: unifyCompression(storage.compression, partitions),
    xmlCompression: unifyCompression(storage.xmlCompression, partitions),
    underColumnstore: underColumnstore(table, context),
    textSpace: isSameGroup(props.textSpace, dataSpace?.name) ? undefined : props.textSpace,
  });
  const { origin, unread } = table;
  return tableObject(table.path, settled, context, { unread, ...(origin && { origin }) });
}

function isSameGroup(name: string | undefined, other: string | undefined): boolean {
  return (
    name?.toLowerCase() ===
    (isPrimary(other === undefined ? undefined : { name: other }) ? 'primary' : other?.toLowerCase())
  );
}

/** Storage of a table's rows: what its clustered key or index says, else what the table says. */
export function rowStorage(table: SchemaObject<TableProps>, context: SettleContext): RowStorage {
  const { dataSpace, compression, xmlCompression } = table.props;
  const clustered = context.childrenOf(table.key).find((child) => child.props.clustered === true);
  const rows = clustered?.props.rows as RowStorage | undefined;
  // A columnstore has compression of its own: what the table says of rows holds for none of it.
  const own = isColumnstore(clustered) ? { dataSpace } : { dataSpace, compression, xmlCompression };
  return compact<RowStorage>({ ...own, ...rows });
}

function underColumnstore(table: SchemaObject<TableProps>, context: SettleContext): TableProps['underColumnstore'] {
  const { props } = table;
  const { compression, xmlCompression } = props;
  if (!(compression || xmlCompression)) return props.underColumnstore;
  return context.childrenOf(table.key).some(isColumnstore) ? compact({ compression, xmlCompression }) : undefined;
}

/** Whether this child of a table holds its rows as a columnstore. */
export function isColumnstore(child: SchemaObject | undefined): boolean {
  return child?.kind === 'columnstoreIndex' && child.props.clustered === true;
}

/** The storage of the rows of the table or view with this key. */
export function rowStorageOf(key: ObjectKey | undefined, context: SettleContext): RowStorage | undefined {
  const object = key === undefined ? undefined : context.get(key);
  return object?.kind === 'table'
    ? rowStorage(object as SchemaObject<unknown> as SchemaObject<TableProps>, context)
    : undefined;
}

function settleColumns(table: SchemaObject<TableProps>, context: SettleContext): readonly ColumnProps[] {
  const { columns } = table.props;
  const { fold } = context.naming;
  const key = context.childrenOf(table.key).find((child) => child.kind === 'primaryKey');
  const keyColumns = new Set(((key?.props.columns as readonly string[] | undefined) ?? []).map(fold));
  if (!columns.some((column) => column.nullabilityOpen || (column.nullable && keyColumns.has(fold(column.name))))) {
    return columns;
  }
  return columns.map((column) => {
    if (column.computed !== undefined) return column;
    const { nullabilityOpen, ...rest } = column;
    if (keyColumns.has(fold(column.name))) return { ...rest, nullable: false };
    return nullabilityOpen ? { ...rest, nullable: typeAllowsNull(column, context) } : column;
  });
}

function typeAllowsNull(column: ColumnProps, context: SettleContext): boolean {
  const { type } = column;
  if (type?.schema === undefined) return true;
  return context.get(context.key('type', type.schema, type.name))?.props.nullable !== false;
}
