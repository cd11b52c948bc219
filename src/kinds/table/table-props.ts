import { type ColumnProps, columnProperties } from '../columns/column-props.ts';
import type { Property } from '../kind.ts';
import type { Compression } from '../storage/compression.ts';
import type { DataSpaceProps } from '../storage/data-space.ts';

/** System versioning of a temporal table. */
export type Versioning = {
  /** [schema, name] of the history table; absent when the server is to choose it. */
  readonly history?: readonly string[];
  /** `6 MONTH`; absent: for ever. */
  readonly retention?: string;
};

export type Ledger = {
  readonly appendOnly?: true;
  /** [schema, name] of the history table of an updatable ledger table; absent when the server chooses it. */
  readonly history?: readonly string[];
  readonly view?: readonly string[];
  /** TRANSACTION_ID_COLUMN_NAME and so on, by name. */
  readonly viewColumns?: Readonly<Record<string, string>>;
};

/**
 * A table. Its storage (`dataSpace`, `compression`, `xmlCompression`) is that of its rows, wherever it is written: on the
 * table, or on its clustered key or index. Members that are absent stand at their default.
 */
export type TableProps = {
  readonly columns: readonly ColumnProps[];
  /** PERIOD FOR SYSTEM_TIME (start, end). */
  readonly period?: { readonly start: string; readonly end: string };
  readonly versioning?: Versioning;
  /** History table that the server makes by itself with its temporal table. */
  readonly autoHistory?: true;
  readonly dataSpace?: DataSpaceProps;
  /** What the table itself says beside a clustered key or index that says where the rows are. */
  readonly statedSpace?: DataSpaceProps;
  readonly textSpace?: string;
  readonly fileStreamSpace?: string;
  readonly compression?: Compression;
  readonly xmlCompression?: Compression;
  /** What the table says of compression while a clustered columnstore index holds its rows: packages carry it, no server has it. */
  readonly underColumnstore?: Pick<TableProps, 'compression' | 'xmlCompression'>;
  readonly memoryOptimized?: true;
  /** DURABILITY = SCHEMA_ONLY */
  readonly schemaOnly?: true;
  readonly lockEscalation?: 'AUTO' | 'DISABLE';
  readonly changeTracking?: { readonly trackColumns: boolean };
  readonly graph?: 'node' | 'edge';
  /** AS FILETABLE: its columns and their constraints are the server's own and stand in no props. */
  readonly fileTable?: true;
  /** FILETABLE_DIRECTORY; absent: the table's name. */
  readonly directory?: string;
  /** FILETABLE_COLLATE_FILENAME; absent: the database's collation. */
  readonly fileNameCollation?: string;
  readonly ledger?: Ledger;
  readonly ansiNullsOff?: true;
  readonly quotedIdentifierOff?: true;
  readonly largeValuesOutOfRow?: true;
  /** Bytes of `text in row`. */
  readonly textInRow?: number;
  /** Options that the kinds know nothing of, as written. */
  readonly others?: readonly string[];
};

export const tableProperties: readonly Property[] = [
  { name: 'columns', equality: 'exact', aspect: 'definition', members: columnProperties, stored: true },
  { name: 'period', equality: 'exact', aspect: 'definition' },
  { name: 'versioning', equality: 'exact', aspect: 'state' },
  { name: 'autoHistory', equality: 'ignored', aspect: 'text' },
  { name: 'dataSpace', equality: 'exact', aspect: 'storage' },
  { name: 'textSpace', equality: 'exact', aspect: 'storage' },
  { name: 'fileStreamSpace', equality: 'exact', aspect: 'storage' },
  { name: 'compression', equality: 'exact', aspect: 'storage' },
  { name: 'xmlCompression', equality: 'exact', aspect: 'storage' },
  { name: 'memoryOptimized', equality: 'exact', aspect: 'identity' },
  { name: 'schemaOnly', equality: 'exact', aspect: 'identity' },
  { name: 'lockEscalation', equality: 'exact', aspect: 'state' },
  { name: 'changeTracking', equality: 'exact', aspect: 'state' },
  { name: 'graph', equality: 'exact', aspect: 'identity' },
  { name: 'fileTable', equality: 'exact', aspect: 'identity' },
  { name: 'directory', equality: 'exact', aspect: 'state' },
  { name: 'fileNameCollation', equality: 'name', aspect: 'identity' },
  { name: 'ledger', equality: 'exact', aspect: 'identity' },
  { name: 'ansiNullsOff', equality: 'ignored', aspect: 'text' },
  { name: 'quotedIdentifierOff', equality: 'ignored', aspect: 'text' },
  { name: 'largeValuesOutOfRow', equality: 'exact', aspect: 'state' },
  { name: 'textInRow', equality: 'exact', aspect: 'state' },
  { name: 'others', equality: 'exact', aspect: 'definition' },
];
