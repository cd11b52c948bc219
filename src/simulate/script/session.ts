import type { BatchSettings, Declare } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import type { ModuleRow } from '../rows/module-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type { ServerMessage } from '../sql-error.ts';
import type { Catalog } from '../state/catalog.ts';
import type { Cursor } from './cursor-state.ts';
import type { Host } from './host.ts';
import { placeOf } from './place.ts';
import { type Ctes, noCtes, type QueryRunner, type Result } from './result.ts';
import { queryResult } from './select.ts';
import type { TempTable } from './temp-table.ts';
import type { Value } from './value.ts';

/** Error that CATCH has caught, for ERROR_NUMBER() and its kin. */
export type CaughtError = {
  readonly procedure?: string | undefined;
  readonly number: number;
  readonly message: string;
  readonly severity: number;
  readonly state: number;
  readonly line: number;
};

/** What a batch, or a text that EXEC runs, can see: variables and table variables. */
export type Scope = {
  readonly variables: Map<string, Value>;
  /** Types of variables as written, folded: for CAST on assignment. */
  readonly types: Map<string, string>;
  readonly tables: Map<string, TempTable>;
  /** What the text declares, and where the statement begins in it that runs. */
  declarations: Declarations;
  at: number;
  /** The common table expressions in sight of the query that runs: subqueries of its expressions see them too. */
  ctes: Ctes;
  /** Schema of the module whose text runs: where its names without schema are looked up first. */
  readonly home?: string | undefined;
  /** The text itself, for the lines of messages. */
  source?: Source | undefined;
};

/** A text that runs: `before` counts the lines in front of it, `procedure` is whose body it is. */
export type Source = { readonly text: string; readonly before: number; readonly procedure?: string | undefined };

/** Variables that a text declares, by folded name, with the place of their DECLARE. */
export type Declarations = ReadonlyMap<string, Declare['variables'][number] & { readonly start: number }>;

const nothing: Declarations = new Map();

export const newScope = (): Scope => ({
  variables: new Map(),
  types: new Map(),
  tables: new Map(),
  declarations: nothing,
  at: 0,
  ctes: noCtes,
});

/** One connection: the database it works on, its settings, temp tables, cursors and transaction. */
export class Session implements Context {
  readonly options: { readonly platform: string; readonly collation: string; readonly databaseName: string };
  catalog: Catalog;
  /** DROP DATABASE has been said, and CREATE DATABASE not yet. */
  isDropped = false;
  /** Writes to catalogs that DROP DATABASE has thrown away. */
  writesBefore = 0;
  databaseName: string;
  readonly version: number;
  readonly azure: boolean;
  readonly query: QueryRunner = queryResult;
  settings: BatchSettings = { quotedIdentifier: true, ansiNulls: true };
  readonly messages: ServerMessage[] = [];
  readonly tempTables = new Map<string, TempTable>();
  /** Texts of procedures called `#name`, by folded name: they are no objects of the database. */
  readonly tempProcedures = new Map<string, ModuleRow>();
  /** Temp tables and table variables made so far. */
  tempCount = 0;
  readonly cursors = new Map<string, Cursor>();
  /** SQLCMD variables, names in lower case. */
  sqlcmd: ReadonlyMap<string, string> = new Map();
  scope: Scope = newScope();
  elsewhere: string | undefined;
  broken: Map<number, string> | undefined;
  /** Loops in which the statement stands that runs, and how many statements may still run in loops. */
  loops = 0;
  repeatsLeft = 0;
  noExec = false;
  parseOnly = false;
  xactAbort = false;
  /** The server around the session; undefined for a script alone. */
  host: Host | undefined;
  /** Whether user tables have rows. Proofs run with empty ones: what a plan does must not depend on them. */
  keepsRows = false;
  /** object_id of the triggers in which the statement stands that runs. */
  readonly firing: number[] = [];
  /** TRY blocks around the statement that runs, and functions: nothing waits inside one. */
  tries = 0;
  functions = 0;
  implicitTransactions = false;
  /** Table (object_id) for which IDENTITY_INSERT is on. */
  identityInsert = 0;
  transactionCount = 0;
  /** Mark of the undo log at BEGIN TRANSACTION, and the savepoints by folded name. */
  transactionMark = 0;
  readonly savepoints = new Map<string, number>();
  /** A transaction that can only be rolled back: XACT_STATE() = -1. */
  doomed = false;
  /** Where the result sets of INSERT … EXEC gather; undefined outside one. */
  resultSets: Result[] | undefined;
  /** Calls a scalar function of the database; handed in, since its body is statements and statements contain expressions. */
  callModule: ((row: ObjectColumns, args: readonly (Value | undefined)[]) => Value) | undefined;
  /** The same of a table-valued function. */
  callTable: ((row: ObjectColumns, args: readonly (Value | undefined)[]) => Result) | undefined;
  /** What the last RETURN gave. */
  returned: Value = null;
  rowCount = 0;
  /** SCOPE_IDENTITY(): what the last INSERT gave an identity column. */
  lastIdentity: number | null = null;
  /** Whether the script that runs has asked for the time. */
  hasAskedTime = false;
  lastError = 0;
  fetchStatus = 0;
  readonly caught: CaughtError[] = [];
  /** Nesting of EXEC, as @@NESTLEVEL; the server stops at 32. */
  depth = 0;

  constructor(options: Session['options'], catalog: Catalog) {
    this.options = options;
    this.catalog = catalog;
    this.databaseName = options.databaseName;
    const number = /^Sql(\d{2,3})$/i.exec(options.platform)?.[1];
    this.version = number === undefined ? 170 : Number(number);
    this.azure = number === undefined;
  }

  say(text: string, number = 0): void {
    this.send({ number, severity: number === 0 ? 0 : 10, text });
  }

  /** A message to the client. */
  send(message: ServerMessage): void {
    this.messages.push(message);
    this.host?.says(this, message, placeOf(this));
  }
}
