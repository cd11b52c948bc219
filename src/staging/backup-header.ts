import { quoteString } from '../base/names.ts';
import type { SqlRow, SqlSession } from '../base/sql-session.ts';
import { flagOf, guidOf, numberOf, textOf, thumbprintOf } from './read-values.ts';

/** Where a backup lies, as the server that reads it would name it. A striped backup has several. */
export type BackupDevice = { readonly kind: 'DISK' | 'URL'; readonly path: string };

/** One backup set as RESTORE HEADERONLY describes it. */
export type BackupHeader = {
  /** 1 is a full database backup, 5 a differential one. */
  readonly type: number;
  readonly position: number;
  readonly server: string;
  readonly machine: string;
  readonly database: string;
  /** The database's own GUID when it was backed up (BindingID is sys.database_recovery_status.database_guid). */
  readonly databaseGuid?: string;
  readonly familyGuid?: string;
  readonly setGuid?: string;
  readonly differentialBaseGuid?: string;
  readonly major: number;
  readonly version: string;
  /** Local time of the server that made it, without a zone. */
  readonly finished?: string;
  /** Minutes that this local time is ahead of UTC; undefined before SQL Server 2022. */
  readonly minutesAhead?: number;
  readonly lastLsn?: string;
  readonly recoveryModel: string;
  readonly damaged: boolean;
  readonly incomplete: boolean;
  readonly copyOnly: boolean;
  readonly checksums: boolean;
  readonly encryption?: { readonly algorithm: string; readonly thumbprint?: string; readonly type: string };
  readonly compatibilityLevel: number;
  readonly bytes: number;
};

/** One file of the database in a backup, as RESTORE FILELISTONLY describes it. */
export type BackupFile = {
  readonly logical: string;
  readonly physical: string;
  /** D data, L log, S filestream or memory-optimised container, F full-text catalog of SQL Server 2005. */
  readonly type: string;
  /** A restore allocates it whole, however little is used. */
  readonly bytes: number;
  readonly fileId: number;
  readonly filegroup?: string;
  readonly present: boolean;
  readonly tdeThumbprint?: string;
};

/** `DISK = N'a', DISK = N'b'` */
export function devicesSql(devices: readonly BackupDevice[]): string {
  return devices.map(({ kind, path }) => `${kind} = ${quoteString(path)}`).join(', ');
}

/** Every backup set on the devices, as this server can read them. Throws SqlSessionError where it cannot. */
export async function readHeaders(
  session: SqlSession,
  devices: readonly BackupDevice[],
): Promise<readonly BackupHeader[]> {
  const { resultSets } = await session.batch(`RESTORE HEADERONLY FROM ${devicesSql(devices)};`);
  return (resultSets[0]?.rows ?? []).map(headerOf);
}

/** The files of one backup set. Throws SqlSessionError; 33111 where the certificate of an encrypted one is missing. */
export async function readFileList(
  session: SqlSession,
  devices: readonly BackupDevice[],
  position: number,
): Promise<readonly BackupFile[]> {
  const { resultSets } = await session.batch(
    `RESTORE FILELISTONLY FROM ${devicesSql(devices)} WITH FILE = ${position};`,
  );
  return (resultSets[0]?.rows ?? []).map(fileOf);
}

function headerOf(row: SqlRow): BackupHeader {
  const major = numberOf(row, 'SoftwareVersionMajor') ?? 0;
  const algorithm = textOf(row, 'KeyAlgorithm');
  const thumbprint = thumbprintOf(row, 'EncryptorThumbprint');
  const encrypted = (algorithm !== undefined && algorithm !== '') || thumbprint !== undefined;
  return {
    type: numberOf(row, 'BackupType') ?? 0,
    position: numberOf(row, 'Position') ?? 0,
    server: textOf(row, 'ServerName') ?? '',
    machine: textOf(row, 'MachineName') ?? '',
    database: textOf(row, 'DatabaseName') ?? '',
    ...defined({
      databaseGuid: guidOf(row, 'BindingID'),
      familyGuid: guidOf(row, 'FamilyGUID'),
      setGuid: guidOf(row, 'BackupSetGUID'),
      differentialBaseGuid: guidOf(row, 'DifferentialBaseGUID'),
      finished: textOf(row, 'BackupFinishDate'),
      minutesAhead: zoneOf(row),
      lastLsn: textOf(row, 'LastLSN'),
    }),
    major,
    version: [major, numberOf(row, 'SoftwareVersionMinor') ?? 0, numberOf(row, 'SoftwareVersionBuild') ?? 0].join('.'),
    recoveryModel: textOf(row, 'RecoveryModel') ?? '',
    // What is not said counts as the worse of the two.
    damaged: flagOf(row, 'IsDamaged') ?? true,
    incomplete: flagOf(row, 'HasIncompleteMetaData') ?? true,
    copyOnly: flagOf(row, 'IsCopyOnly') ?? false,
    checksums: flagOf(row, 'HasBackupChecksums') ?? false,
    ...(encrypted && {
      encryption: {
        algorithm: algorithm ?? '',
        type: textOf(row, 'EncryptorType') ?? '',
        ...(thumbprint !== undefined && { thumbprint }),
      },
    }),
    compatibilityLevel: numberOf(row, 'CompatibilityLevel') ?? 0,
    bytes: numberOf(row, 'BackupSize') ?? 0,
  };
}

function fileOf(row: SqlRow): BackupFile {
  return {
    logical: textOf(row, 'LogicalName') ?? '',
    physical: textOf(row, 'PhysicalName') ?? '',
    type: (textOf(row, 'Type') ?? '').trim().toUpperCase(),
    bytes: numberOf(row, 'Size') ?? Number.NaN,
    fileId: numberOf(row, 'FileID') ?? 0,
    present: flagOf(row, 'IsPresent') ?? true,
    ...defined({ filegroup: textOf(row, 'FileGroupName'), tdeThumbprint: thumbprintOf(row, 'TDEThumbprint') }),
  };
}

/** Quarters of an hour from UTC; 127 is unknown. Sources disagree on the type, so text that is no number is unknown too. */
function zoneOf(row: SqlRow): number | undefined {
  const quarters = numberOf(row, 'TimeZone');
  return quarters === undefined || Math.abs(quarters) > 56 ? undefined : quarters * 15;
}

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
