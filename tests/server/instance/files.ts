import type { Catalog } from '../../../src/simulate/state/catalog.ts';

/** A full backup as it lies in a file of the server. */
export type BackupFile = {
  readonly database: string;
  readonly catalog: Catalog;
};
