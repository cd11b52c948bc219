import type { Property } from '../kind.ts';
import type { DataSpaceProps } from '../storage/data-space.ts';
import { type IndexOptions, indexOptionProperties } from '../storage/index-options.ts';

/** Where a constraint or index was written: with its column, among the table's elements, or (absent) by itself. */
export type Inline = 'column' | 'table';

/** PRIMARY KEY or UNIQUE. */
export type KeyProps = IndexOptions & {
  readonly columns: readonly string[];
  /** Positions in `columns` that are DESC. */
  readonly descending?: readonly number[];
  readonly clustered?: true;
  readonly hash?: true;
  readonly notEnforced?: true;
  /** Only of a nonclustered key that does not stand where its table does. */
  readonly dataSpace?: DataSpaceProps;
  /** Of a nonclustered key: it is written with the partition scheme of its table, where it would stand without that. */
  readonly aligned?: true;
  readonly disabled?: true;
  readonly unnamed?: true;
  readonly inline?: Inline;
  /** Storage written on a clustered key; it is the table's (`TableProps`). */
  readonly rows?: RowStorage;
};

/** Storage of a table's rows as its clustered key or index says it. */
export type RowStorage = Pick<IndexOptions, 'compression' | 'xmlCompression'> & { readonly dataSpace?: DataSpaceProps };

export const keyProperties: readonly Property[] = [
  { name: 'columns', equality: 'names', aspect: 'definition' },
  { name: 'descending', equality: 'exact', aspect: 'definition' },
  { name: 'clustered', equality: 'exact', aspect: 'storage' },
  { name: 'hash', equality: 'exact', aspect: 'storage' },
  { name: 'notEnforced', equality: 'exact', aspect: 'definition' },
  { name: 'dataSpace', equality: 'exact', aspect: 'storage' },
  { name: 'aligned', equality: 'ignored', aspect: 'text' },
  { name: 'disabled', equality: 'exact', aspect: 'state' },
  { name: 'unnamed', equality: 'ignored', aspect: 'text' },
  { name: 'inline', equality: 'ignored', aspect: 'text' },
  { name: 'rows', equality: 'ignored', aspect: 'text' },
  ...indexOptionProperties,
];
