import type { RowStorage } from '../key-constraint/key-props.ts';
import type { Property } from '../kind.ts';
import type { Compression } from '../storage/compression.ts';
import type { DataSpaceProps } from '../storage/data-space.ts';

export type ColumnstoreProps = {
  readonly clustered?: true;
  /** Empty for a clustered one, which has all columns. */
  readonly columns: readonly string[];
  readonly order?: readonly string[];
  readonly where?: string;
  readonly compression?: Compression;
  /** Minutes. */
  readonly compressionDelay?: number;
  readonly dataSpace?: DataSpaceProps;
  /** Of a nonclustered index: it is written with the partition scheme of its table, where it would stand without that. */
  readonly aligned?: true;
  readonly disabled?: true;
  readonly inline?: true;
  readonly rows?: RowStorage;
};

export const columnstoreProperties: readonly Property[] = [
  { name: 'clustered', equality: 'exact', aspect: 'storage' },
  { name: 'columns', equality: 'nameSet', aspect: 'definition' },
  { name: 'order', equality: 'names', aspect: 'definition' },
  { name: 'where', equality: 'expression', aspect: 'definition' },
  { name: 'compression', equality: 'exact', aspect: 'storage' },
  { name: 'compressionDelay', equality: 'exact', aspect: 'state' },
  { name: 'dataSpace', equality: 'exact', aspect: 'storage' },
  { name: 'aligned', equality: 'ignored', aspect: 'text' },
  { name: 'disabled', equality: 'exact', aspect: 'state' },
  { name: 'inline', equality: 'ignored', aspect: 'text' },
  { name: 'rows', equality: 'ignored', aspect: 'text' },
];
