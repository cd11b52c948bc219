import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import type { SqlServer, SqlSession } from '../base/sql-session.ts';
import type { BackupDevice, BackupFile, BackupHeader } from './backup-header.ts';
import { devicesOf, type ReadSet } from './choose-backup.ts';
import { plainName } from './move-list.ts';
import { flagOf, numberOf, textOf } from './read-values.ts';
import type { ProductionFacts } from './refusals.ts';

/** Where a backup that is taken now is put: the same file every time, below a folder or URL that both servers see. */
export function placeOf({ server, database }: ProductionFacts, share: string): readonly BackupDevice[] {
  const slash = share.includes('\\') ? '\\' : '/';
  const folder = /[\\/]$/.test(share) ? share : `${share}${slash}`;
  return devicesOf([`${folder}${plainName(server.server)}_${plainName(database.name)}_rehearsal.bak`]);
}

/**
 * The backup as it will be, from production's own catalog, so that everything is examined before production is asked to take it.
 * Its time and last LSN are not known yet.
 */
export async function expectedBackup(
  production: SqlServer,
  { server, database }: ProductionFacts,
  devices: readonly BackupDevice[],
): Promise<ReadSet> {
  const session = await production.open();
  try {
    await refuseBackupRight(session, server.login, database.name);
    const rows = await session.query(
      'SELECT file_id, type, name, physical_name, size FROM sys.database_files WHERE state <> 6 ORDER BY file_id',
    );
    const files: readonly BackupFile[] = rows.map((row) => ({
      logical: textOf(row, 'name') ?? '',
      physical: textOf(row, 'physical_name') ?? '',
      type: fileTypes[numberOf(row, 'type') ?? 0] ?? 'D',
      bytes: (numberOf(row, 'size') ?? Number.NaN) * 8192,
      fileId: numberOf(row, 'file_id') ?? 0,
      present: true,
    }));
    const header: BackupHeader = {
      type: 1,
      position: 1,
      server: server.server,
      machine: '',
      database: database.name,
      ...(database.databaseGuid !== undefined && { databaseGuid: database.databaseGuid }),
      ...(database.familyGuid !== undefined && { familyGuid: database.familyGuid }),
      major: server.major,
      version: server.version,
      recoveryModel: database.recoveryModel,
      damaged: false,
      incomplete: false,
      copyOnly: true,
      checksums: true,
      compatibilityLevel: 0,
      bytes: 0,
    };
    return { devices, header, files };
  } finally {
    await session.close();
  }
}

/** sys.database_files.type in the letters of FILELISTONLY; 6 of `state` is OFFLINE, which no backup has. */
const fileTypes: Readonly<Record<number, string>> = { 0: 'D', 1: 'L', 2: 'S', 4: 'F' };

async function refuseBackupRight(session: SqlSession, login: string, database: string): Promise<void> {
  const [row = {}] = await session.query(
    "SELECT HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), N'DATABASE', N'BACKUP DATABASE') AS may",
  );
  if (flagOf(row, 'may')) return;
  const problem: Diagnostic = {
    code: 'RST010',
    severity: 'error',
    message: `Login ${quote(login)} may not back up ${quote(database)}.`,
    hint: `As an administrator of that database: GRANT BACKUP DATABASE TO ${quote(login)}; (its user there).`,
  };
  throw new RehearsalError([problem]);
}
