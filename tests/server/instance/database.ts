import type { Catalog } from '../../../src/simulate/state/catalog.ts';
import type { BackupSet, DataFile } from './disk.ts';

export type DatabaseState = 'ONLINE' | 'RESTORING' | 'OFFLINE';

const pageBytes = 8192;

/** A database of the instance. RESTORE puts another catalog and guid in it; its name and id stay. */
export class Database {
  readonly id: number;
  readonly name: string;
  catalog: Catalog;
  /** New after each restore; `familyGuid` goes with the backup. */
  guid: string;
  familyGuid: string;
  state: DatabaseState = 'ONLINE';
  /** Last full backup that is no COPY_ONLY: what differential ones are based on. */
  lastFull: BackupSet | undefined;
  /** The full backup that a restore which is not finished began with. */
  restoredSet: string | undefined;
  /** Thumbprint of the certificate that encrypts it (TDE). */
  tde: string | undefined;
  #lsn = 0;

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

  files(): readonly DataFile[] {
    const letters = ['D', 'L', 'S'] as const;
    return [...this.catalog.files.values()].map((row) => ({
      id: row.file_id,
      logical: row.name,
      physical: row.physical_name ?? '',
      type: letters[row.type] ?? 'D',
      bytes: row.size * pageBytes,
    }));
  }

  /** Says where its files lie and how large they are. */
  place(files: readonly DataFile[]): void {
    const { files: store } = this.catalog;
    for (const key of [...store.keys()]) {
      const row = store.get(key);
      const file = files.find(({ id }) => id === row?.file_id);
      if (row && file)
        store.set(key, { ...row, physical_name: file.physical, size: Math.ceil(file.bytes / pageBytes) });
    }
    this.catalog.log.forget();
  }

  lsnText(): string {
    return `${34_000_000_000 + this.#lsn}00001`;
  }

  nextLsn(): string {
    this.#lsn += 100;
    return this.lsnText();
  }
}
