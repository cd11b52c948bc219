import type { DataSpace, ObjectName, Option, SourceText } from './common.ts';

export type KeyColumn = { readonly name: string; readonly descending: boolean };

/** INDEX inside CREATE TABLE or CREATE TYPE … AS TABLE. */
export type InlineIndex = {
  readonly name: string;
  readonly unique: boolean;
  readonly clustered?: boolean;
  readonly hash: boolean;
  readonly columnstore: boolean;
  /** Empty when it stands on a column: that column is meant. */
  readonly columns: readonly KeyColumn[];
  readonly include: readonly string[];
  /** ORDER (…) of a columnstore index. */
  readonly order: readonly string[];
  readonly where?: SourceText;
  readonly options: readonly Option[];
  readonly dataSpace?: DataSpace;
  readonly fileStreamOn?: string;
  readonly start: number;
  readonly end: number;
};

export type CreateIndex = Omit<InlineIndex, 'hash' | 'start' | 'end'> & {
  readonly kind: 'createIndex';
  readonly on: ObjectName;
};

export type CreateXmlIndex = {
  readonly kind: 'createXmlIndex';
  readonly name: string;
  readonly on: ObjectName;
  readonly column: string;
  readonly primary: boolean;
  readonly selective: boolean;
  /** The primary or selective index that a secondary one uses. */
  readonly using?: string;
  readonly secondary?: 'VALUE' | 'PATH' | 'PROPERTY';
  /** WITH XMLNAMESPACES (…) and FOR (…) of a selective index, source text. */
  readonly namespaces?: SourceText;
  readonly paths?: SourceText;
  readonly options: readonly Option[];
};

export type CreateSpatialIndex = {
  readonly kind: 'createSpatialIndex';
  readonly name: string;
  readonly on: ObjectName;
  readonly column: string;
  /** GEOMETRY_GRID, GEOGRAPHY_AUTO_GRID, … */
  readonly using?: string;
  /** BOUNDING_BOX, GRIDS, CELLS_PER_OBJECT and the plain index options. BOUNDING_BOX and GRIDS carry nested options. */
  readonly options: readonly Option[];
  readonly dataSpace?: string;
};

/** CREATE JSON INDEX … ON t (column) [FOR (paths)]. */
export type CreateJsonIndex = {
  readonly kind: 'createJsonIndex';
  readonly name: string;
  readonly on: ObjectName;
  readonly column: string;
  readonly paths?: SourceText;
  readonly options: readonly Option[];
  readonly dataSpace?: string;
};

export type CreateVectorIndex = {
  readonly kind: 'createVectorIndex';
  readonly name: string;
  readonly on: ObjectName;
  readonly column: string;
  readonly options: readonly Option[];
  readonly dataSpace?: string;
};

export type CreateFullTextIndex = {
  readonly kind: 'createFullTextIndex';
  readonly on: ObjectName;
  readonly columns: readonly {
    readonly name: string;
    readonly typeColumn?: string;
    readonly language?: string;
    readonly statisticalSemantics: boolean;
  }[];
  readonly keyIndex: string;
  readonly catalog?: string;
  readonly fileGroup?: string;
  readonly options: readonly Option[];
};

export type AlterFullTextIndex = {
  readonly kind: 'alterFullTextIndex';
  readonly on: ObjectName;
  /** Source text of what follows the table's name. */
  readonly change: SourceText;
};

export type DropIndex = {
  readonly kind: 'dropIndex';
  readonly ifExists: boolean;
  /** `on` is absent only in the form `DROP INDEX table.index`, where `name` keeps the last part and `on` the rest. */
  readonly items: readonly { readonly name: string; readonly on: ObjectName; readonly options: readonly Option[] }[];
};

export type AlterIndex = {
  readonly kind: 'alterIndex';
  /** 'ALL' for every index. */
  readonly index: string;
  readonly all: boolean;
  readonly on: ObjectName;
  readonly action: 'REBUILD' | 'REORGANIZE' | 'DISABLE' | 'SET' | 'RESUME' | 'PAUSE' | 'ABORT';
  readonly partition?: string;
  readonly options: readonly Option[];
};

export type CreateStatistics = {
  readonly kind: 'createStatistics';
  readonly name: string;
  readonly on: ObjectName;
  readonly columns: readonly string[];
  readonly where?: SourceText;
  readonly options: readonly Option[];
};

export type DropStatistics = {
  readonly kind: 'dropStatistics';
  readonly items: readonly { readonly on: ObjectName; readonly name: string }[];
};
