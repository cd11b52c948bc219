import { fail } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import { type SqlSession, SqlSessionError } from '../base/sql-session.ts';
import { type BackupDevice, type BackupFile, type BackupHeader, readFileList, readHeaders } from './backup-header.ts';
import type { HistoryEntry } from './backup-history.ts';

/** One backup set that the staging server has read. */
export type ReadSet = {
  readonly devices: readonly BackupDevice[];
  readonly header: BackupHeader;
  readonly files: readonly BackupFile[];
  /** Thumbprint of a certificate without which the server does not list the files; '' where it does not say which. */
  readonly missingKey?: string;
};

/** What is to be restored. */
export type ChosenBackup = {
  readonly full: ReadSet;
  /** A later differential backup on top of it. */
  readonly differential?: ReadSet;
  /** Why newer ones were passed over. */
  readonly passedOver: readonly string[];
};

/** Backups that are tried on the staging server before giving up: each may wait for a share that does not answer. */
const tries = 6;

/** The newest full backup of the history that the staging server can read and that is the one that the history means. */
export async function chooseFromHistory(
  master: SqlSession,
  history: readonly HistoryEntry[],
  database: string,
): Promise<ChosenBackup> {
  const { found, passedOver } = await firstReadable(master, history, 1);
  if (found) return { full: found, passedOver };
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

/** The newest differential backup on top of a chosen full one, where there is one that staging can read. */
export async function withDifferential(
  master: SqlSession,
  chosen: ChosenBackup,
  differentials: readonly HistoryEntry[],
): Promise<ChosenBackup> {
  const { found, passedOver } = await firstReadable(master, differentials, 5);
  const fits = found !== undefined && found.header.differentialBaseGuid === chosen.full.header.setGuid;
  return {
    ...chosen,
    ...(fits && { differential: found }),
    passedOver: [...chosen.passedOver, ...passedOver.map((why) => `differential ${why}`)],
  };
}

/** `type` is HEADERONLY's BackupType. */
async function firstReadable(
  master: SqlSession,
  history: readonly HistoryEntry[],
  type: number,
): Promise<{ readonly found?: ReadSet; readonly passedOver: readonly string[] }> {
  const passedOver: string[] = [];
  let tried = 0;
  for (const entry of history) {
    const what = `backup of ${entry.finished}`;
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
      if (header?.type === type && !header.damaged) {
        return { found: await readSet(master, entry.devices, header), passedOver };
      }
      passedOver.push(`${what}: ${header ? 'it is damaged or of another type' : 'its file holds another backup now'}`);
    } catch (error) {
      if (!(error instanceof SqlSessionError) || error.failure !== 'server') throw error;
      passedOver.push(`${what}: ${error.message}`);
    }
  }
  return { passedOver };
}

/**
 * A set with its files. Those that are encrypted cannot be listed without the certificate (33111): then there are none, and
 * the refusals say which one is missing.
 */
async function readSet(master: SqlSession, devices: readonly BackupDevice[], header: BackupHeader): Promise<ReadSet> {
  try {
    return { devices, header, files: await readFileList(master, devices, header.position) };
  } catch (error) {
    const missing = error instanceof SqlSessionError ? error.errors.find(({ number }) => number === 33111) : undefined;
    if (!missing) throw error;
    const [, digits = ''] = /0x([0-9a-f]+)/i.exec(missing.message) ?? [];
    return { devices, header, files: [], missingKey: digits === '' ? '' : `0x${digits.toUpperCase()}` };
  }
}

/** The newest full backup in files that were named. */
export async function chooseFromFiles(
  master: SqlSession,
  devices: readonly BackupDevice[],
  database: string | undefined,
): Promise<ChosenBackup> {
  const names = devices.map((device) => device.path).join(', ');
  try {
    const header = pick(await readHeaders(master, devices), names, database);
    return { full: await readSet(master, devices, header), passedOver: [] };
  } catch (error) {
    if (!(error instanceof SqlSessionError) || error.failure !== 'server') throw error;
    return fail('RST015', `The staging server cannot read ${names}: ${error.message}`, {
      hint: 'The account of its SQL Server service, not the agent’s, must be able to read them; all stripes of one backup must be named.',
    });
  }
}

function pick(headers: readonly BackupHeader[], names: string, database: string | undefined): BackupHeader {
  const full = headers.filter((header) => header.type === 1);
  const databases = [...new Set(full.map((header) => header.database))];
  if (database === undefined && databases.length > 1) {
    return fail('RST007', `${names} holds backups of several databases: ${databases.map(quote).join(', ')}.`, {
      hint: 'Say which one with --database.',
    });
  }
  const wanted = full.filter((header) => database === undefined || same(header.database, database));
  // Without one that fits, the last one goes on to the refusals, which say what is wrong with it.
  const header = newest(wanted) ?? newest(full) ?? newest(headers);
  return header ?? fail('RST015', `${names} holds no backup.`, { hint: 'Name the file of a full backup.' });
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
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
    if (!/^(https?|s3):\/\//i.test(path)) return { kind: 'DISK', path };
    if (/[?@]/.test(path)) {
      return fail('RST016', 'The URL of a backup holds a query or a user, such as a shared access signature.', {
        hint: "Make a credential on the staging server instead: CREATE CREDENTIAL [https://…/container] WITH IDENTITY = 'SHARED ACCESS SIGNATURE', SECRET = …;",
      });
    }
    return { kind: 'URL', path };
  });
}
