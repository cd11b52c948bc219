import type { DataType, ObjectName, SourceText } from './common.ts';
import type { Statement } from './index.ts';

/** Statements of scripts that are run, not of schema definitions: what the in-memory server executes besides DDL. */
export type SetOption = {
  readonly kind: 'setOption';
  /** QUOTED_IDENTIFIER, ANSI_NULLS, NOEXEC, XACT_ABORT, IDENTITY_INSERT, TRANSACTION ISOLATION LEVEL, STATISTICS IO, … */
  readonly options: readonly string[];
  /** ON, OFF, or the value's text. */
  readonly value: string;
  /** The table of IDENTITY_INSERT. */
  readonly table?: ObjectName;
};
export type SetVariable = {
  readonly kind: 'setVariable';
  readonly name: string;
  readonly operator: string;
  readonly value: SourceText;
};
export type Declare = {
  readonly kind: 'declare';
  readonly variables: readonly {
    readonly name: string;
    readonly type?: DataType;
    readonly value?: SourceText;
    readonly table?: SourceText;
    readonly cursor?: SourceText;
  }[];
};
export type DeclareCursor = { readonly kind: 'declareCursor'; readonly name: string; readonly query: SourceText };
export type CursorStatement = {
  readonly kind: 'cursor';
  readonly action: 'OPEN' | 'CLOSE' | 'DEALLOCATE' | 'FETCH';
  readonly name: string;
  readonly into: readonly string[];
};
export type If = {
  readonly kind: 'if';
  readonly condition: SourceText;
  readonly then: Statement;
  readonly else?: Statement;
};
export type While = { readonly kind: 'while'; readonly condition: SourceText; readonly body: Statement };
export type Block = { readonly kind: 'block'; readonly statements: readonly Statement[] };
export type TryCatch = {
  readonly kind: 'tryCatch';
  readonly try: readonly Statement[];
  readonly catch: readonly Statement[];
};
export type Transaction = {
  readonly kind: 'transaction';
  readonly action: 'BEGIN' | 'COMMIT' | 'ROLLBACK' | 'SAVE';
  readonly name?: string;
};
export type Print = { readonly kind: 'print'; readonly value: SourceText };
export type RaiseError = {
  readonly kind: 'raiseError' /** RAISERROR arguments as source text */;
  readonly arguments: readonly SourceText[];
  readonly options: readonly string[];
};
export type Throw = { readonly kind: 'throw'; readonly arguments: readonly SourceText[] };
export type Use = { readonly kind: 'use'; readonly database: string };
export type Return = { readonly kind: 'return'; readonly value?: SourceText };
export type Flow = {
  readonly kind: 'flow';
  readonly action: 'BREAK' | 'CONTINUE' | 'GOTO' | 'LABEL' | 'WAITFOR';
  /** Of GOTO and of a label. */
  readonly label?: string;
  readonly text: SourceText;
};
/** EXEC of a procedure that has no tree of its own, or EXEC ('text'). */
export type Execute = {
  readonly kind: 'execute';
  readonly into?: string;
  /** A procedure, or absent for EXEC (text). */
  readonly procedure?: ObjectName;
  readonly text?: SourceText;
  readonly arguments: readonly { readonly name?: string; readonly value: SourceText; readonly output: boolean }[];
};
/** SELECT, INSERT, UPDATE, DELETE, MERGE, TRUNCATE, WITH …: the source text; the in-memory server evaluates the few it needs. */
export type Dml = {
  readonly kind: 'dml';
  readonly verb: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'MERGE' | 'TRUNCATE' | 'BULK INSERT';
  readonly text: SourceText;
};
/** CHECKPOINT, DBCC, KILL, BACKUP …: known by their first word, carried as text. */
export type OtherStatement = { readonly kind: 'other'; readonly verb: string; readonly text: SourceText };
