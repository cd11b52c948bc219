import type { Catalog } from '../../../src/simulate/state/catalog.ts';

/** A file of a database: logical name, place, and what it takes on its volume. */
export type DataFile = {
  readonly id: number;
  readonly logical: string;
  readonly physical: string;
  /** D rows, L log, S FILESTREAM. */
  readonly type: 'D' | 'L' | 'S';
  readonly bytes: number;
};

/** What one BACKUP has written. */
export type BackupSet = {
  readonly guid: string;
  readonly kind: 'full' | 'differential' | 'log';
  readonly database: string;
  readonly databaseGuid: string;
  readonly familyGuid: string;
  readonly server: string;
  readonly login: string;
  /** The content as it was: nobody changes it. */
  readonly catalog: Catalog;
  readonly files: readonly DataFile[];
  /** `16.0.4135` in parts, and the internal version of the database. */
  readonly software: readonly [major: number, minor: number, build: number];
  readonly databaseVersion: number;
  readonly started: number;
  readonly finished: number;
  readonly firstLsn: string;
  readonly lastLsn: string;
  /** Last LSN of the full backup that it is based on. */
  readonly base?: { readonly guid: string; readonly lsn: string };
  readonly copyOnly: boolean;
  readonly checksums: boolean;
  readonly compressed: boolean;
  readonly bytes: number;
  readonly recoveryModel: string;
  readonly name: string | null;
  /** Certificate that encrypts the backup, and the one that encrypts the database (TDE). */
  readonly encryptor?: { readonly algorithm: string; readonly thumbprint: string };
  readonly tde?: string;
  /** A test has broken it. */
  damaged?: boolean;
  incomplete?: boolean;
};

/** The files that one or more BACKUPs have written side by side. */
export type MediaSet = {
  readonly id: number;
  readonly guid: string;
  readonly paths: readonly string[];
  sets: BackupSet[];
};

export type Volume = { readonly mount: string; readonly bytes: number };

/** What lies on drives: backups by path. Instances that are given the same one share a folder. */
export class Disk {
  /** By path in lower case. 'garbage' is a file that is no backup. */
  readonly media = new Map<string, MediaSet | 'garbage'>();

  at(path: string): MediaSet | 'garbage' | undefined {
    return this.media.get(path.toLowerCase());
  }
}

/** The volume on which a path lies. */
export function volumeOf(path: string, volumes: readonly Volume[]): Volume | undefined {
  const fits = volumes.filter(({ mount }) => path.toLowerCase().startsWith(mount.toLowerCase()));
  return fits.sort((a, b) => b.mount.length - a.mount.length)[0];
}

/** `D:\Backup\Shop.bak` → `D:\Backup\` */
export const folderOf = (path: string): string => path.replace(/[^\\/]*$/, '');
