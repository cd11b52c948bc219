import { quote, quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { columnList, keyColumnList } from '../constraint-sql.ts';
import type { RowStorage } from '../key-constraint/key-props.ts';
import { compressionOptions } from '../storage/compression.ts';
import { type DataSpaceProps, onDataSpace } from '../storage/data-space.ts';
import { type IndexOptions, indexOptionTexts, withOptions } from '../storage/index-options.ts';
import type { ColumnstoreProps } from './columnstore-props.ts';
import type { IndexProps } from './index-props.ts';

/** Where and how an index is built beside what it is. */
export type BuildOptions = {
  /** Storage of the table's rows, for a clustered index. */
  readonly rows?: RowStorage;
  /** DROP_EXISTING = ON, ONLINE = ON and so on. */
  readonly options?: readonly string[];
};

/** CREATE INDEX by itself; the path is [schema, table, index]. */
export function createIndexText(index: SchemaObject<IndexProps>, build: BuildOptions = {}): string {
  const { props } = index;
  const words = `${props.unique ? 'UNIQUE ' : ''}${props.clustered ? 'CLUSTERED' : 'NONCLUSTERED'}`;
  const space = props.clustered ? build.rows?.dataSpace : props.dataSpace;
  const options = withOptions([...storageOptions(props, build.rows), ...(build.options ?? [])]);
  const on = quotePath(index.path.slice(0, 2));
  return `CREATE ${words} INDEX ${quote(index.path[2] ?? '')} ON ${on} ${keyColumnList(props.columns, props.descending)}${tail(props, options, space)};`;
}

function storageOptions(props: IndexOptions & { readonly clustered?: true }, rows: RowStorage | undefined): string[] {
  if (!props.clustered || !rows) return indexOptionTexts(props);
  return indexOptionTexts({ ...props, ...definedStorage(rows) });
}

function definedStorage(rows: RowStorage): IndexOptions {
  return {
    ...(rows.compression && { compression: rows.compression }),
    ...(rows.xmlCompression && { xmlCompression: rows.xmlCompression }),
  };
}

function tail(
  props: Pick<IndexProps, 'include' | 'where'>,
  options: string,
  space: DataSpaceProps | undefined,
): string {
  const include = props.include === undefined ? '' : ` INCLUDE ${columnList(props.include)}`;
  const where = props.where === undefined ? '' : ` WHERE ${props.where.trim()}`;
  return `${include}${where}${options}${onDataSpace(space)}`;
}

/** `INDEX [n] NONCLUSTERED HASH ([a]) WITH (…)`, as in CREATE TABLE and ALTER TABLE ADD of a memory-optimised table. */
export function indexElementText(index: SchemaObject<IndexProps>): string {
  const { props } = index;
  const structure = props.hash ? 'NONCLUSTERED HASH' : props.clustered ? 'CLUSTERED' : 'NONCLUSTERED';
  const columns = keyColumnList(props.columns, props.descending);
  const unique = props.unique ? 'UNIQUE ' : '';
  return `INDEX ${quote(index.path[2] ?? '')} ${unique}${structure} ${columns}${tail(props, withOptions(indexOptionTexts(props)), props.dataSpace)}`;
}

/** `INDEX [n] CLUSTERED COLUMNSTORE`, as in CREATE TABLE. */
export function columnstoreText(index: SchemaObject<ColumnstoreProps>): string {
  const { props } = index;
  const columns = props.clustered ? '' : ` ${columnList(props.columns)}`;
  const structure = props.clustered ? 'CLUSTERED' : 'NONCLUSTERED';
  return `INDEX ${quote(index.path[2] ?? '')} ${structure} COLUMNSTORE${columns}${withOptions(columnstoreOptions(props, undefined))}`;
}

export function createColumnstoreText(index: SchemaObject<ColumnstoreProps>, build: BuildOptions = {}): string {
  const { props } = index;
  const columns = props.clustered ? '' : ` ${columnList(props.columns)}`;
  const order = props.order === undefined ? '' : ` ORDER ${columnList(props.order)}`;
  const where = props.where === undefined ? '' : ` WHERE ${props.where.trim()}`;
  const options = withOptions([...columnstoreOptions(props, build.rows), ...(build.options ?? [])]);
  const space = onDataSpace(props.clustered ? build.rows?.dataSpace : props.dataSpace);
  const structure = props.clustered ? 'CLUSTERED' : 'NONCLUSTERED';
  return `CREATE ${structure} COLUMNSTORE INDEX ${quote(index.path[2] ?? '')} ON ${quotePath(index.path.slice(0, 2))}${columns}${order}${where}${options}${space};`;
}

function columnstoreOptions(props: ColumnstoreProps, rows: RowStorage | undefined): string[] {
  const delay = props.compressionDelay === undefined ? [] : [`COMPRESSION_DELAY = ${props.compressionDelay}`];
  return [...delay, ...compressionOptions(rows?.compression ?? props.compression, 'DATA_COMPRESSION')];
}
