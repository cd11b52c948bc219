import type { BatchSettings, DataType, ObjectName, Option, SourceText } from './common.ts';
import type { ColumnDefinition, Constraint } from './table.ts';
import type { InlineIndex } from './table-index.ts';

export type ModuleKind =
  | 'view'
  | 'procedure'
  | 'scalarFunction'
  | 'inlineFunction'
  | 'tableFunction'
  | 'trigger'
  | 'databaseTrigger'
  | 'serverTrigger';

export type Parameter = {
  /** With its `@`. */
  readonly name: string;
  readonly type: DataType;
  readonly nullable?: boolean;
  readonly default?: SourceText;
  readonly output: boolean;
  readonly readOnly: boolean;
  readonly varying: boolean;
};

/** CREATE, ALTER or CREATE OR ALTER of a module whose definition the server keeps as text. */
export type Module = {
  readonly kind: 'module';
  readonly verb: 'create' | 'alter' | 'createOrAlter';
  readonly module: ModuleKind;
  readonly name: ObjectName;
  /** The whole statement as the server stores it: from the batch's first character to its last, trailing white space kept. */
  readonly text: SourceText;
  /**
   * Offsets (in the file's text) that divide `text` into DacFx's header, body and footer: a view's query, a
   * procedure's statements behind AS, a function's `BEGIN … END` or RETURN query, a trigger's statements.
   */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Offset behind the last token or comment: without trailing white space, which DacFx leaves out of its texts. */
  readonly contentEnd: number;
  /** Offset of the word CREATE or ALTER. */
  readonly verbStart: number;
  readonly verbEnd: number;
  readonly settings: BatchSettings;
  readonly parameters: readonly Parameter[];
  /** Column list of a view. */
  readonly columns: readonly string[];
  /** SCHEMABINDING, ENCRYPTION, VIEW_METADATA, RECOMPILE, NATIVE_COMPILATION, EXECUTE AS (value as written), RETURNS NULL ON NULL INPUT, INLINE … */
  readonly options: readonly Option[];
  readonly withCheckOption: boolean;
  /** Scalar function. */
  readonly returns?: DataType;
  /** Multi-statement function. */
  readonly returnsTable?: {
    readonly variable: string;
    readonly columns: readonly ColumnDefinition[];
    readonly constraints: readonly Constraint[];
    readonly indexes: readonly InlineIndex[];
  };
  readonly forReplication: boolean;
  /** `PROC name;1` */
  readonly number?: number;
  /** `EXTERNAL NAME assembly.class.method` */
  readonly externalName?: readonly string[];
  readonly trigger?: {
    /** A table or view; absent for ON DATABASE and ON ALL SERVER. */
    readonly on?: ObjectName;
    readonly type: 'AFTER' | 'INSTEAD OF';
    /** INSERT, UPDATE, DELETE, or DDL events and groups; upper case. */
    readonly events: readonly string[];
    readonly append: boolean;
    readonly notForReplication: boolean;
  };
};

/** DISABLE TRIGGER / ENABLE TRIGGER. */
export type TriggerState = {
  readonly kind: 'triggerState';
  readonly enable: boolean;
  readonly triggers: 'ALL' | readonly ObjectName[];
  readonly on: ObjectName | 'DATABASE' | 'ALL SERVER';
};
