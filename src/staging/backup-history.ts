import type { SqlRow, SqlSession } from '../base/sql-session.ts';
import type { BackupDevice } from './backup-header.ts';
import { flagOf, guidOf, numberOf, textOf } from './read-values.ts';

/** A backup that the history of production's server names. */
export type HistoryEntry = {
  readonly setGuid?: string;
  readonly position: number;
  /** Local time of production. */
  readonly finished: string;
  readonly devices: readonly BackupDevice[];
  /** Why it cannot be used; absent for one that can be tried. */
  readonly unusable?: string;
};

/** How many of the newest backups are looked at. */
const newest = 20;

const setsQuery = (condition: string): string => `SELECT TOP (${newest}) s.media_set_id,
  CONVERT(nvarchar(36), s.backup_set_uuid) AS backup_set_uuid, s.position,
  CONVERT(nvarchar(30), s.backup_finish_date, 126) AS finished, s.is_damaged, s.is_snapshot,
  s.is_password_protected, s.has_incomplete_metadata
FROM msdb.dbo.backupset AS s
WHERE s.database_name = @database AND ${condition}
ORDER BY s.backup_finish_date DESC, s.backup_set_id DESC`;

// A database of the same name that was dropped before has another family.
const fullCondition =
  "s.type = 'D' AND (@family IS NULL OR s.family_guid IS NULL OR CONVERT(nvarchar(36), s.family_guid) = @family)";

const differentialCondition = "s.type = 'I' AND CONVERT(nvarchar(36), s.differential_base_guid) = @base";

const filesQuery = `SELECT f.family_sequence_number, f.physical_device_name, f.device_type, f.mirror
FROM msdb.dbo.backupmediafamily AS f WHERE f.media_set_id = @media ORDER BY f.mirror, f.family_sequence_number`;

/** The newest full backups of a database from msdb of its own server, newest first, usable or not. */
export function readHistory(
  session: SqlSession,
  database: string,
  familyGuid: string | undefined,
): Promise<readonly HistoryEntry[]> {
  return readEntries(session, fullCondition, { database, family: familyGuid ?? null });
}

/** The differential backups on top of one full backup, newest first. */
export function readDifferentials(
  session: SqlSession,
  database: string,
  base: string,
): Promise<readonly HistoryEntry[]> {
  return readEntries(session, differentialCondition, { database, base });
}

async function readEntries(
  session: SqlSession,
  condition: string,
  parameters: Readonly<Record<string, string | null>>,
): Promise<readonly HistoryEntry[]> {
  const sets = await session.query(setsQuery(condition), parameters);
  const entries: HistoryEntry[] = [];
  for (const set of sets) {
    const files = await session.query(filesQuery, { media: numberOf(set, 'media_set_id') ?? 0 });
    entries.push(entryOf(set, files));
  }
  return entries;
}

function entryOf(set: SqlRow, files: readonly SqlRow[]): HistoryEntry {
  // The second and further mirrors hold the same again.
  const first = files.filter((file) => (numberOf(file, 'mirror') ?? 0) === 0);
  const kinds = first.map((file) => deviceKinds[numberOf(file, 'device_type') ?? 0]);
  const devices = first.map((file, i) => ({
    kind: kinds[i] ?? ('DISK' as const),
    path: textOf(file, 'physical_device_name') ?? '',
  }));
  const setGuid = guidOf(set, 'backup_set_uuid');
  const unusable = whyUnusable(set, first, kinds);
  return {
    ...(setGuid !== undefined && { setGuid }),
    position: numberOf(set, 'position') ?? 1,
    finished: textOf(set, 'finished') ?? '',
    devices,
    ...(unusable !== undefined && { unusable }),
  };
}

/** msdb.dbo.backupmediafamily.device_type; + 100 is a device with a name. */
const deviceKinds: Readonly<Record<number, 'DISK' | 'URL'>> = { 2: 'DISK', 102: 'DISK', 9: 'URL', 109: 'URL' };

function whyUnusable(set: SqlRow, files: readonly SqlRow[], kinds: readonly unknown[]): string | undefined {
  if (flagOf(set, 'is_damaged') ?? true) return 'it is damaged';
  if (flagOf(set, 'is_password_protected') ?? false) return 'it is protected by a password';
  if (flagOf(set, 'has_incomplete_metadata') ?? false) return 'its metadata is incomplete';
  if (flagOf(set, 'is_snapshot') ?? false) return 'it is a snapshot of the storage, which RESTORE cannot read';
  if (files.length === 0) return 'the history has no file of it';
  if (kinds.some((kind) => kind === undefined)) {
    return 'a backup program took it to a tape or virtual device, which only that program can read';
  }
  return undefined;
}
