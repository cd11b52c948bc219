import type { BatchSettings } from '../statements/tree/index.ts';
import type { Catalog } from './state/catalog.ts';

/** What a DDL statement needs to know of the session that runs it. */
export type Context = {
  readonly catalog: Catalog;
  readonly databaseName: string;
  /** The system database that USE has gone to; undefined in the database itself. */
  readonly elsewhere?: string | undefined;
  /** 110 … 170; Azure SQL Database counts as 170. */
  readonly version: number;
  readonly azure: boolean;
  /** Settings of the batch that runs. */
  settings: BatchSettings;
  /**
   * Views and inline functions may name what is not there, as in a database where that was dropped behind their backs; what
   * the server would have said of them, by object_id.
   */
  readonly broken?: Map<number, string> | undefined;
  /** A message of severity 0 or a warning. */
  say(text: string, number?: number): void;
};
