import { fail } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import { type SqlSession, SqlSessionError } from '../base/sql-session.ts';
import { type BackupDevice, type BackupHeader, readHeaders } from './backup-header.ts';
import type { HistoryEntry } from './backup-history.ts';

/** A backup that the staging server has read the header of. */
export type ChosenBackup = {
  readonly devices: readonly BackupDevice[];
  readonly header: BackupHeader;
  /** Why newer ones were passed over. */
  readonly passedOver: readonly string[];
};

/** Backups that are tried on the staging server before giving up: each may wait for a share that does not answer. */
const tries = 6;

/** The newest backup of the history that the staging server can read and that is the one that the history means. */
export async function chooseFromHistory(
  master: SqlSession,
  history: readonly HistoryEntry[],
  database: string,
): Promise<ChosenBackup> {
  const passedOver: string[] = [];
  let tried = 0;
  for (const entry of history) {
    const what = `the backup of ${entry.finished}`;
    if (entry.unusable !== undefined) {
      passedOver.push(`${what}: ${entry.unusable}`);
      continue;
    }
    if (tried >= tries) break;
    tried += 1;
    try {
      const headers = await readHeaders(master, entry.devices);
      const header = headers.find(
        (h) => h.position === entry.position && (entry.setGuid === undefined || h.setGuid === entry.setGuid),
      );
      if (header && header.type === 1 && !header.damaged) return { devices: entry.devices, header, passedOver };
      passedOver.push(`${what}: ${header ? 'it is damaged' : 'its file holds another backup now'}`);
    } catch (error) {
      if (!(error instanceof SqlSessionError) || error.failure !== 'server') throw error;
      passedOver.push(`${what}: ${error.message}`);
    }
  }
  return fail(
    'RST015',
    history.length === 0
      ? `The history of production's server knows no full backup of ${quote(database)}.`
      : `No backup of ${quote(database)} can be used: ${passedOver.join('; ')}.`,
    {
      hint: 'Name backup files that the account of staging’s SQL Server service can read, or take one now with method copy-only and a share that both servers see.',
    },
  );
}

/** The newest full backup in files that were named. */
export async function chooseFromFiles(
  master: SqlSession,
  devices: readonly BackupDevice[],
  database: string | undefined,
): Promise<ChosenBackup> {
  const names = devices.map((device) => device.path).join(', ');
  let headers: readonly BackupHeader[];
  try {
    headers = await readHeaders(master, devices);
  } catch (error) {
    if (!(error instanceof SqlSessionError) || error.failure !== 'server') throw error;
    return fail('RST015', `The staging server cannot read ${names}: ${error.message}`, {
      hint: 'The account of its SQL Server service, not the agent’s, must be able to read them; all stripes of one backup must be named.',
    });
  }
  const full = headers.filter((header) => header.type === 1);
  const of = (header: BackupHeader): boolean => header.database.toLowerCase() === database?.toLowerCase();
  const wanted = database === undefined ? full : full.filter(of);
  const databases = [...new Set(full.map((header) => header.database))];
  if (database === undefined && databases.length > 1) {
    return fail('RST007', `${names} holds backups of several databases: ${databases.map(quote).join(', ')}.`, {
      hint: 'Say which one with --database.',
    });
  }
  // Without one that fits, the last one goes on to the refusals, which say what is wrong with it.
  const header = newest(wanted) ?? newest(full) ?? newest(headers);
  if (!header) return fail('RST015', `${names} holds no backup.`, { hint: 'Name the file of a full backup.' });
  return { devices, header, passedOver: [] };
}

function newest(headers: readonly BackupHeader[]): BackupHeader | undefined {
  return headers.reduce<BackupHeader | undefined>(
    (best, header) => (best === undefined || header.position > best.position ? header : best),
    undefined,
  );
}

/** Devices from what a person wrote: paths as the staging server sees them, or URLs of blobs. */
export function devicesOf(paths: readonly string[]): readonly BackupDevice[] {
  return paths.map((path) => {
    if (!/^https?:\/\//i.test(path) && !/^s3:\/\//i.test(path)) return { kind: 'DISK', path };
    if (path.includes('?')) {
      return fail('RST016', 'The URL of a backup has a query, such as a shared access signature: it would be logged.', {
        hint: "Make a credential on the staging server instead: CREATE CREDENTIAL [https://…/container] WITH IDENTITY = 'SHARED ACCESS SIGNATURE', SECRET = …;",
      });
    }
    return { kind: 'URL', path };
  });
}
