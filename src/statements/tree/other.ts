import type { DataType, ObjectName, Option, SourceText } from './common.ts';
import type { ColumnDefinition } from './table.ts';

export type Sequence = {
  readonly kind: 'sequence';
  readonly verb: 'create' | 'alter';
  readonly name: ObjectName;
  readonly type?: DataType;
  /** START WITH n; not `start`, which is the statement's offset. */
  readonly startWith?: string;
  /** ALTER … RESTART [WITH n]: '' without a value. */
  readonly restart?: string;
  readonly increment?: string;
  /** A number, or null for NO MINVALUE. */
  readonly minValue?: string | null;
  readonly maxValue?: string | null;
  readonly cycle?: boolean;
  /** A number, 'default' for CACHE without size, null for NO CACHE. */
  readonly cache?: string | 'default' | null;
};
export type CreateSynonym = { readonly kind: 'createSynonym'; readonly name: ObjectName; readonly for: ObjectName };
/** CREATE TYPE … FROM base. */
export type CreateAliasType = {
  readonly kind: 'createAliasType';
  readonly name: ObjectName;
  readonly type: DataType;
  readonly nullable?: boolean;
};
export type CreateXmlSchemaCollection = {
  readonly kind: 'createXmlSchemaCollection';
  readonly verb: 'create' | 'alter';
  readonly name: ObjectName;
  readonly schema: SourceText;
};

/** EXEC sp_addextendedproperty and its two siblings, in either calling style. */
export type ExtendedProperty = {
  readonly kind: 'extendedProperty';
  readonly change: 'add' | 'update' | 'drop';
  readonly name: string;
  /** Source text of the value literal; absent when not given or NULL. */
  readonly value?: SourceText;
  /** [type upper case, name] for each level given, outermost first: SCHEMA dbo, TABLE T, COLUMN c. */
  readonly levels: readonly { readonly type: string; readonly name: string }[];
};
export type Rename = {
  readonly kind: 'rename' /** The first argument of sp_rename, as its string says. */;
  readonly from: string;
  readonly to: string /** OBJECT, COLUMN, INDEX, USERDATATYPE, …; upper case */;
  readonly objectType?: string;
};
export type RefreshModule = {
  readonly kind: 'refreshModule';
  readonly procedure: 'sp_refreshsqlmodule' | 'sp_refreshview';
  readonly name: string;
};
export type SetTriggerOrder = {
  readonly kind: 'setTriggerOrder';
  readonly trigger: ObjectName;
  readonly order: 'First' | 'Last' | 'None';
  readonly statementType: string;
  readonly namespace?: string;
};
export type TableOption = {
  readonly kind: 'tableOption' /** sp_tableoption */;
  readonly table: ObjectName;
  readonly option: string;
  readonly value: string;
};

/** DROP of anything but index, statistics and what ALTER TABLE drops. `class` is upper case: 'TABLE', 'VIEW', 'XML SCHEMA COLLECTION', … */
export type Drop = {
  readonly kind: 'drop';
  readonly class: string;
  readonly ifExists: boolean;
  readonly names: readonly ObjectName[];
  /** DROP TRIGGER … ON DATABASE / ALL SERVER; DROP EVENT SESSION … ON SERVER/DATABASE; DROP FULLTEXT INDEX ON table has the table in names. */
  readonly on?: string;
};

export type EventSession = {
  readonly kind: 'eventSession';
  readonly verb: 'create' | 'alter';
  readonly name: string;
  readonly on: 'SERVER' | 'DATABASE';
  readonly events: readonly {
    readonly change: 'ADD' | 'DROP';
    readonly name: readonly string[];
    readonly set: readonly Option[];
    readonly actions: readonly (readonly string[])[];
    readonly where?: SourceText;
  }[];
  readonly targets: readonly {
    readonly change: 'ADD' | 'DROP';
    readonly name: readonly string[];
    readonly set: readonly Option[];
  }[];
  readonly options: readonly Option[];
  readonly state?: 'START' | 'STOP';
};

export type Queue = {
  readonly kind: 'queue';
  readonly verb: 'create' | 'alter';
  readonly name: ObjectName;
  readonly options: readonly Option[];
  readonly dataSpace?: string;
};
export type Service = {
  readonly kind: 'service';
  readonly verb: 'create' | 'alter';
  readonly name: string;
  readonly authorization?: string;
  readonly queue?: ObjectName;
  readonly contracts: readonly { readonly change: 'ADD' | 'DROP'; readonly name: string }[];
};
export type MessageType = {
  readonly kind: 'messageType';
  readonly verb: 'create' | 'alter';
  readonly name: string;
  readonly authorization?: string;
  readonly validation?: string;
  readonly schemaCollection?: ObjectName;
};
export type Contract = {
  readonly kind: 'contract';
  readonly name: string;
  readonly authorization?: string;
  readonly messages: readonly { readonly type: string; readonly sentBy: 'INITIATOR' | 'TARGET' | 'ANY' }[];
};
export type AddSensitivity = {
  readonly kind: 'sensitivity';
  readonly change: 'add' | 'drop';
  readonly columns: readonly ObjectName[];
  readonly options: readonly Option[];
};

/**
 * DDL that has no tree of its own: assemblies, keys, certificates, external objects and so on. Carried, compared by
 * tokens and reported as a finding, never lost. `class` is what it creates ('ASSEMBLY'), `name` as far as it could be read.
 */
export type OpaqueDdl = {
  readonly kind: 'opaque';
  readonly verb: 'create' | 'alter' | 'drop';
  readonly class: string;
  readonly name?: ObjectName;
  /** Of CREATE EXTERNAL TABLE. */
  readonly columns?: readonly ColumnDefinition[];
  readonly text: SourceText;
};

/** sp_bindrule and sp_bindefault, and without a name sp_unbindrule and sp_unbindefault. */
export type Bind = {
  readonly kind: 'bind';
  readonly class: 'RULE' | 'DEFAULT';
  readonly name?: ObjectName;
  /** A column, or a type. */
  readonly object: ObjectName;
  readonly futureOnly: boolean;
};
