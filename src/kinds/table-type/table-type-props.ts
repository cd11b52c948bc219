import { type ColumnProps, columnProperties } from '../columns/column-props.ts';
import type { Property } from '../kind.ts';

/** PRIMARY KEY or UNIQUE in a table type; `name` says what and over which columns: constraints in types have no names. */
export type TypeKey = {
  readonly name: string;
  readonly primary?: true;
  readonly columns: readonly string[];
  readonly descending?: readonly number[];
  readonly clustered?: true;
  readonly hash?: true;
  readonly bucketCount?: number;
  readonly bucketCountWritten?: number;
  readonly ignoreDuplicateKey?: true;
  readonly inline?: 'column' | 'table';
};

export type TypeIndex = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly descending?: readonly number[];
  readonly include?: readonly string[];
  readonly unique?: true;
  readonly clustered?: true;
  readonly hash?: true;
  readonly bucketCount?: number;
  readonly bucketCountWritten?: number;
  readonly where?: string;
  /** The column it is written on. */
  readonly column?: string;
};

/** `name` is the column. */
export type TypeDefault = { readonly name: string; readonly expression: string };
/** `name` is a hash of the canonical condition. */
export type TypeCheck = { readonly name: string; readonly expression: string; readonly column?: string };

export type TableTypeProps = {
  readonly columns: readonly ColumnProps[];
  readonly keys?: readonly TypeKey[];
  readonly checks?: readonly TypeCheck[];
  readonly defaults?: readonly TypeDefault[];
  readonly indexes?: readonly TypeIndex[];
  readonly memoryOptimized?: true;
  /** Names of the columns: their order is what table-valued parameters go by. */
  readonly order: readonly string[];
};

const storage: readonly Property[] = [
  { name: 'columns', equality: 'names', aspect: 'definition' },
  { name: 'descending', equality: 'exact', aspect: 'definition' },
  { name: 'clustered', equality: 'exact', aspect: 'storage' },
  { name: 'hash', equality: 'exact', aspect: 'storage' },
  { name: 'bucketCount', equality: 'exact', aspect: 'storage' },
];

export const tableTypeProperties: readonly Property[] = [
  { name: 'columns', equality: 'exact', aspect: 'definition', members: columnProperties },
  { name: 'order', equality: 'names', aspect: 'definition' },
  {
    name: 'keys',
    equality: 'exact',
    aspect: 'definition',
    members: [
      ...storage,
      { name: 'primary', equality: 'exact', aspect: 'definition' },
      { name: 'ignoreDuplicateKey', equality: 'exact', aspect: 'state' },
    ],
  },
  {
    name: 'checks',
    equality: 'exact',
    aspect: 'definition',
    members: [{ name: 'expression', equality: 'expression', aspect: 'definition' }],
  },
  {
    name: 'defaults',
    equality: 'exact',
    aspect: 'definition',
    members: [{ name: 'expression', equality: 'expression', aspect: 'definition' }],
  },
  {
    name: 'indexes',
    equality: 'exact',
    aspect: 'definition',
    members: [
      // A package has no place for CLUSTERED, INCLUDE and WHERE of such an index, so they cannot be compared.
      ...storage.filter(({ name }) => name !== 'clustered'),
      { name: 'unique', equality: 'exact', aspect: 'definition' },
    ],
  },
  { name: 'memoryOptimized', equality: 'exact', aspect: 'identity' },
];
