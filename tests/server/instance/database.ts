import type { Catalog } from '../../../src/simulate/state/catalog.ts';
import type { BackupFile } from './files.ts';

export type DatabaseState = 'ONLINE' | 'RESTORING' | 'OFFLINE';

/** A database of the instance. RESTORE puts another catalog and guid in it; its name and id stay. */
export class Database {
  readonly id: number;
  readonly name: string;
  catalog: Catalog;
  /** New after each restore; `familyGuid` goes with the backup. */
  guid: string;
  familyGuid: string;
  state: DatabaseState = 'ONLINE';
  /** Count of all changes that stay: what LSNs are made of. */
  lsn = 1000;
  /** Last full backup that is no COPY_ONLY, for differential_base_lsn. */
  lastFull: BackupFile | undefined;

  constructor(id: number, name: string, catalog: Catalog, guid: string, familyGuid = guid) {
    this.id = id;
    this.name = name;
    this.catalog = catalog;
    this.guid = guid;
    this.familyGuid = familyGuid;
    this.identify();
  }

  /** Writes into the catalog what belongs to the database and not to its content. */
  identify(): void {
    const { catalog } = this;
    catalog.database.set('database_id', this.id);
    catalog.database.set('name', this.name);
    catalog.database.set('physical_database_name', this.name);
    catalog.log.forget();
  }
}
