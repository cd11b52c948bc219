import { evaluateText } from '../../../src/simulate/script/evaluate.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import { SqlError } from '../../../src/simulate/sql-error.ts';
import type { Database } from './database.ts';
import { type BackupSet, folderOf, type MediaSet } from './disk.ts';
import { terminating } from './media-errors.ts';
import { type BackupStatement, parseBackup } from './parse-backup.ts';
import { mayInDatabase } from './rights.ts';
import type { InstanceSession } from './session.ts';

/** The statement as its variables have it. */
export const readBackup = (s: Session, text: string): BackupStatement =>
  parseBackup(text, (name) => String(evaluateText(s, name) ?? ''));

/**
 * BACKUP DATABASE and BACKUP LOG. Errors: 262 no permission, 911, 927 (being restored), 3021 (in a transaction), 3035 (no full
 * backup to be based on), 3201 (a folder that is not there), 3202 (no room), 4208 (log of a SIMPLE database); then 3013.
 */
export function* runBackup(session: InstanceSession, s: Session, text: string): Steps<void> {
  const statement = readBackup(s, text);
  const what = `BACKUP ${statement.what}`;
  if (statement.what !== 'DATABASE' && statement.what !== 'LOG') return;
  if (s.transactionCount > 0) throw terminating(what, 3021, inTransaction);
  const { instance } = session;
  const database = instance.database(statement.database);
  if (!database)
    throw terminating(
      what,
      911,
      `Database '${statement.database}' does not exist. Make sure that the name is entered correctly.`,
    );
  if (!mayInDatabase(session, database, 'BACKUP DATABASE'))
    throw terminating(what, 262, `BACKUP DATABASE permission denied in database '${database.name}'.`);
  if (database.state !== 'ONLINE')
    throw terminating(what, 927, `Database '${database.name}' cannot be opened. It is in the middle of a restore.`);
  const recoveryModel = String(database.catalog.database.get('recovery_model_desc') ?? 'FULL');
  if (statement.what === 'LOG' && recoveryModel === 'SIMPLE')
    throw terminating(
      what,
      4208,
      'The statement BACKUP LOG is not allowed while the recovery model is SIMPLE. Use BACKUP DATABASE or change the recovery model using ALTER DATABASE.',
    );
  const kind = statement.what === 'LOG' ? 'log' : statement.options.has('DIFFERENTIAL') ? 'differential' : 'full';
  if (kind === 'differential' && !database.lastFull)
    throw terminating(
      what,
      3035,
      `Cannot perform a differential backup for database "${database.name}", because a current database backup does not exist. Perform a full database backup by reissuing BACKUP DATABASE, omitting the WITH DIFFERENTIAL option.`,
    );
  const bytes = database.files().reduce((sum, file) => sum + file.bytes, 0) / 4;
  const media = openMedia(session, what, statement, bytes);
  yield* progress(session, statement);
  const set = makeSet(session, database, statement, kind, bytes, recoveryModel);
  media.sets = statement.options.has('INIT') || statement.options.has('FORMAT') ? [set] : [...media.sets, set];
  if (kind === 'full' && !set.copyOnly) database.lastFull = set;
  instance.history.backups.push({ id: instance.history.backups.length + 1, set, media, position: media.sets.length });
  const pages = Math.ceil(bytes / 8192);
  for (const file of set.files)
    session.inform(
      4035,
      `Processed ${file.type === 'D' ? pages : 2} pages for database '${database.name}', file '${file.logical}' on file ${media.sets.length}.`,
    );
  session.inform(3014, `${what} successfully processed ${pages + 2} pages in 0.024 seconds (117.614 MB/sec).`);
}

const inTransaction = 'Cannot perform a backup or restore operation within a transaction.';

/** The devices as one media set: what is on them, or new. */
function openMedia(
  session: InstanceSession,
  what: string,
  { devices, options }: BackupStatement,
  bytes: number,
): MediaSet {
  const { instance } = session;
  for (const { path } of devices) {
    if (!instance.hasFolder(folderOf(path)))
      throw terminating(
        what,
        3201,
        `Cannot open backup device '${path}'. Operating system error 3(The system cannot find the path specified.).`,
      );
    if (bytes / devices.length > instance.freeOn(path))
      throw terminating(what, 3202, `Write on "${path}" failed: 112(There is not enough space on the disk.)`);
  }
  const paths = devices.map(({ path }) => path);
  const [known] = paths.map((path) => instance.diskOf(path).at(path));
  const overwrites = options.has('INIT') || options.has('FORMAT');
  if (known === 'garbage' && !options.has('FORMAT'))
    throw terminating(
      what,
      3241,
      `The media family on device '${paths[0]}' is incorrectly formed. SQL Server cannot process this media family.`,
    );
  if (known && known !== 'garbage' && (!overwrites || samePaths(known.paths, paths))) return known;
  const media: MediaSet = { id: instance.nextMediaSet(), guid: instance.newGuid(), paths, sets: [] };
  for (const path of paths) instance.diskOf(path).media.set(path.toLowerCase(), media);
  return media;
}

const samePaths = (a: readonly string[], b: readonly string[]): boolean =>
  a.map((path) => path.toLowerCase()).join('|') === b.map((path) => path.toLowerCase()).join('|');

function makeSet(
  session: InstanceSession,
  database: Database,
  { options }: BackupStatement,
  kind: BackupSet['kind'],
  bytes: number,
  recoveryModel: string,
): BackupSet {
  const { instance } = session;
  const [major = 0, minor = 0, build = 0] = instance.release.product.split('.').map(Number);
  const time = instance.now();
  const encryption = options.get('ENCRYPTION');
  const certificate = /CERTIFICATE\s*=\s*\[?([^\s\])]+)/i.exec(encryption ?? '')?.[1];
  const encryptor = instance.certificates.find(({ name }) => name.toLowerCase() === certificate?.toLowerCase());
  if (encryption !== undefined && !encryptor)
    throw new SqlError(
      15151,
      `Cannot find the certificate '${certificate ?? ''}', because it does not exist or you do not have permission.`,
    );
  const base = database.lastFull;
  return {
    guid: instance.newGuid(),
    kind,
    database: database.name,
    databaseGuid: database.guid,
    familyGuid: database.familyGuid,
    server: instance.name,
    login: session.loginName,
    catalog: database.catalog.copy(),
    files: database.files(),
    software: [major, minor, build],
    databaseVersion: instance.release.database,
    started: time,
    finished: time,
    firstLsn: database.lsnText(),
    lastLsn: database.nextLsn(),
    ...(kind !== 'full' && base && { base: { guid: base.guid, lsn: base.firstLsn } }),
    copyOnly: options.has('COPY_ONLY'),
    checksums: options.has('CHECKSUM') && !options.has('NO_CHECKSUM'),
    compressed: options.has('COMPRESSION'),
    bytes,
    recoveryModel,
    name: options.get('NAME') ?? null,
    ...(encryptor && { encryptor: { algorithm: 'aes_256', thumbprint: encryptor.thumbprint } }),
    ...(database.tde !== undefined && { tde: database.tde }),
  };
}

/** STATS: message 3211 each so many percent; others have their turn between them. */
export function* progress(session: InstanceSession, { options }: BackupStatement): Steps<void> {
  const stats = options.get('STATS');
  const step = stats === undefined ? 100 : Number(stats) || 10;
  for (let percent = step; percent <= 100; percent += step) {
    session.percent = percent;
    const { pace } = session.instance;
    yield pace > 0 ? new Promise((resolve) => setTimeout(resolve, pace)) : undefined;
    if (stats !== undefined) session.inform(3211, `${percent} percent processed.`);
  }
  session.percent = 0;
}
