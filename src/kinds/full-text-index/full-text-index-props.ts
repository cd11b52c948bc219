import type { Property } from '../kind.ts';

export type FullTextColumnProps = {
  readonly name: string;
  /** Holds the file extension of a binary column's documents. */
  readonly typeColumn?: string;
  /** LCID; absent: the server's default, US English unless it was changed. */
  readonly language?: number;
  readonly semantics?: true;
};

export type FullTextIndexProps = {
  readonly columns: readonly FullTextColumnProps[];
  /** Name of the unique index or key. */
  readonly keyIndex: string;
  /** The catalog; absent when none is named and the database has no default. */
  readonly catalog?: string;
  /** No catalog is named: it is the default one. */
  readonly catalogImplied?: true;
  /** Absent: [PRIMARY]. */
  readonly fileGroup?: string;
  readonly fileGroupStated?: true;
  readonly changeTracking: 'AUTO' | 'MANUAL' | 'OFF';
  /** A list of the database; absent: the system's. */
  readonly stoplist?: string;
  readonly noStoplist?: true;
  readonly searchPropertyList?: string;
  readonly disabled?: true;
};

export const fullTextIndexProperties: readonly Property[] = [
  {
    name: 'columns',
    equality: 'names',
    aspect: 'definition',
    members: [
      { name: 'typeColumn', equality: 'name', aspect: 'definition' },
      { name: 'language', equality: 'exact', aspect: 'definition', default: 1033 },
      { name: 'semantics', equality: 'exact', aspect: 'definition' },
    ],
  },
  { name: 'keyIndex', equality: 'name', aspect: 'definition' },
  { name: 'catalog', equality: 'name', aspect: 'storage' },
  { name: 'catalogImplied', equality: 'ignored', aspect: 'text' },
  { name: 'fileGroup', equality: 'name', aspect: 'storage' },
  { name: 'fileGroupStated', equality: 'ignored', aspect: 'text' },
  { name: 'changeTracking', equality: 'exact', aspect: 'state' },
  { name: 'stoplist', equality: 'name', aspect: 'definition' },
  { name: 'noStoplist', equality: 'exact', aspect: 'definition' },
  { name: 'searchPropertyList', equality: 'name', aspect: 'definition' },
  { name: 'disabled', equality: 'exact', aspect: 'state' },
];
