import type { Module, TriggerState } from './module.ts';
import type * as other from './other.ts';
import type * as script from './script.ts';
import type * as security from './security.ts';
import type * as storage from './storage.ts';
import type { AlterTable, CreateTable, CreateTableType } from './table.ts';
import type * as index from './table-index.ts';

export type * from './common.ts';
export type * from './module.ts';
export type * from './other.ts';
export type * from './script.ts';
export type * from './security.ts';
export type * from './storage.ts';
export type * from './table.ts';
export type * from './table-index.ts';

/** Every statement that a parser makes, told apart by `kind`. */
export type StatementBody =
  | CreateTable
  | AlterTable
  | CreateTableType
  | index.CreateIndex
  | index.CreateXmlIndex
  | index.CreateSpatialIndex
  | index.CreateJsonIndex
  | index.CreateVectorIndex
  | index.CreateFullTextIndex
  | index.AlterFullTextIndex
  | index.DropIndex
  | index.AlterIndex
  | index.CreateStatistics
  | index.DropStatistics
  | Module
  | TriggerState
  | security.CreateSchema
  | security.AlterSchema
  | security.AlterAuthorization
  | security.CreateRole
  | security.AlterRole
  | security.CreateUser
  | security.AlterUser
  | security.CreateLogin
  | security.Permission
  | security.CreateSecurityPolicy
  | storage.CreatePartitionFunction
  | storage.AlterPartitionFunction
  | storage.CreatePartitionScheme
  | storage.AlterPartitionScheme
  | storage.CreateFullTextCatalog
  | storage.AlterFullTextCatalog
  | storage.CreateFullTextStoplist
  | storage.AlterDatabase
  | other.Sequence
  | other.CreateSynonym
  | other.CreateAliasType
  | other.CreateXmlSchemaCollection
  | other.ExtendedProperty
  | other.Rename
  | other.RefreshModule
  | other.SetTriggerOrder
  | other.TableOption
  | other.Drop
  | other.EventSession
  | other.Queue
  | other.Service
  | other.MessageType
  | other.Contract
  | other.AddSensitivity
  | other.Bind
  | other.OpaqueDdl
  | script.SetOption
  | script.SetVariable
  | script.Declare
  | script.DeclareCursor
  | script.CursorStatement
  | script.If
  | script.While
  | script.Block
  | script.TryCatch
  | script.Transaction
  | script.Print
  | script.RaiseError
  | script.Throw
  | script.Use
  | script.Return
  | script.Flow
  | script.Execute
  | script.Dml
  | script.OtherStatement;

/** A statement with its place in the text (offsets) and the settings of its batch. */
export type Statement = StatementBody & { readonly start: number; readonly end: number };

export type StatementKind = StatementBody['kind'];
export type StatementOf<K extends StatementKind> = Extract<Statement, { readonly kind: K }>;
