import type { RowStorage } from '../key-constraint/key-props.ts';
import type { Property } from '../kind.ts';
import type { DataSpaceProps } from '../storage/data-space.ts';
import { type IndexOptions, indexOptionProperties } from '../storage/index-options.ts';

export type IndexProps = IndexOptions & {
  readonly columns: readonly string[];
  /** Positions in `columns` that are DESC. */
  readonly descending?: readonly number[];
  readonly include?: readonly string[];
  readonly unique?: true;
  readonly clustered?: true;
  readonly hash?: true;
  readonly where?: string;
  /** Only of a nonclustered index that does not stand where its table does. */
  readonly dataSpace?: DataSpaceProps;
  /** Of a nonclustered index: it is written with the partition scheme of its table, where it would stand without that. */
  readonly aligned?: true;
  readonly disabled?: true;
  readonly inline?: true;
  /** Storage written on a clustered index; it is the table's (`TableProps`). Stays with an indexed view. */
  readonly rows?: RowStorage;
};

export const indexProperties: readonly Property[] = [
  { name: 'columns', equality: 'names', aspect: 'definition' },
  { name: 'descending', equality: 'exact', aspect: 'definition' },
  { name: 'include', equality: 'nameSet', aspect: 'definition' },
  { name: 'unique', equality: 'exact', aspect: 'definition' },
  { name: 'clustered', equality: 'exact', aspect: 'storage' },
  { name: 'hash', equality: 'exact', aspect: 'storage' },
  { name: 'where', equality: 'expression', aspect: 'definition' },
  { name: 'dataSpace', equality: 'exact', aspect: 'storage' },
  { name: 'aligned', equality: 'ignored', aspect: 'text' },
  { name: 'disabled', equality: 'exact', aspect: 'state' },
  { name: 'inline', equality: 'ignored', aspect: 'text' },
  { name: 'rows', equality: 'ignored', aspect: 'text' },
  ...indexOptionProperties,
];
