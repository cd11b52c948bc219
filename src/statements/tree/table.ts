import type { DataSpace, DataType, ObjectName, Option, SourceText } from './common.ts';
import type { InlineIndex, KeyColumn } from './table-index.ts';

/** `CONSTRAINT [name]` when written. */
export type PrimaryOrUnique = {
  readonly constraint: 'primaryKey' | 'unique';
  readonly name?: string;
  /** Absent when not written. */
  readonly clustered?: boolean;
  readonly hash?: boolean;
  /** Empty for a column-level constraint: the column it stands on is meant. */
  readonly columns: readonly KeyColumn[];
  readonly options: readonly Option[];
  readonly dataSpace?: DataSpace;
  readonly notEnforced?: boolean;
  readonly start: number;
  readonly end: number;
};

export type Check = {
  readonly constraint: 'check';
  readonly name?: string;
  readonly notForReplication: boolean;
  /** The text between the outer parentheses. */
  readonly expression: SourceText;
  readonly start: number;
  readonly end: number;
};

export type ReferentialAction = 'NO ACTION' | 'CASCADE' | 'SET NULL' | 'SET DEFAULT';

export type ForeignKey = {
  readonly constraint: 'foreignKey';
  readonly name?: string;
  /** Empty for a column-level constraint. */
  readonly columns: readonly string[];
  readonly references: ObjectName;
  /** Empty when the primary key of the referenced table is meant. */
  readonly referencedColumns: readonly string[];
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  readonly notForReplication: boolean;
  readonly start: number;
  readonly end: number;
};

export type Default = {
  readonly constraint: 'default';
  readonly name?: string;
  readonly expression: SourceText;
  /** `FOR column` of ALTER TABLE … ADD DEFAULT; absent inside a column definition. */
  readonly column?: string;
  readonly withValues: boolean;
  readonly start: number;
  readonly end: number;
};

/** Graph edge: `CONNECTION (A TO B, …) ON DELETE CASCADE`. */
export type EdgeConstraint = {
  readonly constraint: 'edge';
  readonly name?: string;
  readonly connections: readonly { readonly from: ObjectName; readonly to: ObjectName }[];
  readonly onDelete?: ReferentialAction;
  readonly start: number;
  readonly end: number;
};

export type Constraint = PrimaryOrUnique | Check | ForeignKey | Default | EdgeConstraint;

export type Identity = {
  /** Decimal text; '1' when not written. */
  readonly seed: string;
  readonly increment: string;
  readonly notForReplication: boolean;
};

export type GeneratedAlways = {
  readonly as: 'ROW' | 'TRANSACTION_ID' | 'SEQUENCE_NUMBER';
  readonly edge: 'START' | 'END';
};

export type ColumnDefinition = {
  readonly name: string;
  /** Absent for a computed column. */
  readonly type?: DataType;
  readonly computed?: SourceText;
  readonly persisted?: boolean;
  /** Absent when neither NULL nor NOT NULL is written. */
  readonly nullable?: boolean;
  readonly collation?: string;
  readonly identity?: Identity;
  readonly rowGuidCol: boolean;
  readonly sparse: boolean;
  readonly columnSet: boolean;
  readonly fileStream: boolean;
  readonly hidden: boolean;
  readonly generatedAlways?: GeneratedAlways;
  /** The function's text, without quotes: `default()`. */
  readonly maskedWith?: string;
  readonly encryptedWith?: readonly Option[];
  /** Constraints and index written on the column, in order. */
  readonly constraints: readonly Constraint[];
  readonly index?: InlineIndex;
  readonly start: number;
  readonly end: number;
};

export type Period = { readonly start: string; readonly end: string };

export type CreateTable = {
  readonly kind: 'createTable';
  readonly name: ObjectName;
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly InlineIndex[];
  readonly period?: Period;
  readonly dataSpace?: DataSpace;
  readonly textImageOn?: string;
  readonly fileStreamOn?: string;
  readonly graph?: 'node' | 'edge';
  readonly fileTable?: boolean;
  /** WITH (…): MEMORY_OPTIMIZED, DURABILITY, SYSTEM_VERSIONING, DATA_COMPRESSION, LEDGER, … */
  readonly options: readonly Option[];
};

export type AlterTableAction =
  | {
      readonly action: 'addColumns';
      readonly columns: readonly ColumnDefinition[];
      readonly constraints: readonly Constraint[];
      readonly indexes: readonly InlineIndex[];
      readonly period?: Period;
      readonly check?: 'CHECK' | 'NOCHECK';
    }
  | {
      readonly action: 'drop';
      readonly items: readonly {
        readonly what: 'column' | 'constraint' | 'period' | 'index';
        readonly name: string;
        readonly ifExists: boolean;
        readonly options: readonly Option[];
      }[];
    }
  | {
      readonly action: 'alterColumn';
      readonly column: string;
      readonly type: DataType;
      readonly collation?: string;
      readonly nullable?: boolean;
      readonly sparse?: boolean;
      readonly maskedWith?: string;
      readonly encryptedWith?: readonly Option[];
      readonly hidden?: boolean;
      readonly fileStream?: boolean;
      readonly columnSet?: boolean;
      readonly generatedAlways?: GeneratedAlways;
      readonly options: readonly Option[];
    }
  | {
      readonly action: 'alterColumnFeature';
      readonly column: string;
      readonly add: boolean;
      readonly feature: 'ROWGUIDCOL' | 'PERSISTED' | 'NOT FOR REPLICATION' | 'SPARSE' | 'HIDDEN' | 'MASKED';
      readonly maskedWith?: string;
    }
  | {
      readonly action: 'checkConstraint';
      readonly withCheck?: boolean;
      readonly check: boolean /** 'ALL' or names */;
      readonly constraints: 'ALL' | readonly string[];
    }
  | { readonly action: 'triggers'; readonly enable: boolean; readonly triggers: 'ALL' | readonly string[] }
  | { readonly action: 'changeTracking'; readonly enable: boolean; readonly trackColumns?: boolean }
  | { readonly action: 'fileTableNamespace'; readonly enable: boolean }
  | { readonly action: 'set'; readonly options: readonly Option[] }
  | { readonly action: 'rebuild'; readonly partition?: string; readonly options: readonly Option[] }
  | {
      readonly action: 'switch';
      readonly partition?: string;
      readonly to: ObjectName;
      readonly toPartition?: string;
      readonly options: readonly Option[];
    }
  | { readonly action: 'alterIndex'; readonly index: string; readonly options: readonly Option[] };

export type AlterTable = {
  readonly kind: 'alterTable';
  readonly name: ObjectName;
  readonly change: AlterTableAction;
};

export type CreateTableType = {
  readonly kind: 'createTableType';
  readonly name: ObjectName;
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly InlineIndex[];
  readonly options: readonly Option[];
};
