import type { Session } from '../../../src/simulate/script/session.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import { progress, readBackup } from './backup.ts';
import type { Database } from './database.ts';
import { type BackupSet, type DataFile, folderOf } from './disk.ts';
import { terminating } from './media-errors.ts';
import type { BackupStatement } from './parse-backup.ts';
import { damaged, noCertificate, setOf, showMedia, wholeMedia } from './restore-media.ts';
import { mayOnServer, ownsDatabase } from './rights.ts';
import type { InstanceSession } from './session.ts';

/** RESTORE: DATABASE and LOG change a database, the others show what is on the media. */
export function* runRestore(session: InstanceSession, s: Session, text: string): Steps<void> {
  const statement = readBackup(s, text);
  const what = `RESTORE ${statement.what}`;
  if (s.transactionCount > 0)
    throw terminating(what, 3021, 'Cannot perform a backup or restore operation within a transaction.');
  if (statement.what !== 'DATABASE' && statement.what !== 'LOG') return showMedia(session, s, statement);
  const existing = session.instance.database(statement.database);
  checkRights(session, what, statement.database, existing);
  checkUse(session, what, existing);
  if (statement.devices.length === 0) return recover(what, statement, existing);
  const set = setOf(what, wholeMedia(session, what, statement), statement);
  const files = placesOf(what, set, statement, existing);
  checkSet(session, what, set, statement, existing);
  checkPlaces(session, what, files, existing);
  // From here on what was there is gone: an attention leaves it so.
  const database = existing ?? session.instance.addDatabase(statement.database, set.catalog.copy());
  database.state = 'RESTORING';
  database.place(files);
  yield* progress(session, statement);
  if (set.damaged) throw damaged(what, set);
  putIn(session, statement, set, files, database);
}

/** Errors 3110 and 262. Membership in db_owner is inside the database, which may be damaged: it does not count. */
function checkRights(session: InstanceSession, what: string, name: string, existing: Database | undefined): void {
  if (existing) {
    if (!mayOnServer(session, 'dbcreator') && !ownsDatabase(session, existing))
      throw terminating(what, 3110, `User does not have permission to RESTORE database '${existing.name}'.`);
  } else if (!mayOnServer(session, 'CREATE ANY DATABASE')) {
    throw terminating(what, 262, `CREATE DATABASE permission denied in database 'master'. (${name})`);
  }
}

/** Errors 3102 (this session is in it) and 3101 (others are). */
function checkUse(session: InstanceSession, what: string, existing: Database | undefined): void {
  if (!existing) return;
  if (session.here === existing)
    throw terminating(
      what,
      3102,
      `RESTORE cannot process database '${existing.name}' because it is in use by this session. It is recommended that the master database be used when performing this operation.`,
    );
  if ([...session.instance.sessions.values()].some((other) => other.here === existing))
    throw terminating(what, 3101, 'Exclusive access could not be obtained because the database is in use.');
}

/** RESTORE DATABASE name WITH RECOVERY: no more backups follow. */
function recover(what: string, { options, database }: BackupStatement, existing: Database | undefined): void {
  if (existing?.state !== 'RESTORING')
    throw terminating(what, 3153, `The database ${database} is already fully recovered.`);
  if (!options.has('NORECOVERY')) existing.state = 'ONLINE';
}

/** The files with their places. Error 3234: MOVE of a file that the backup does not have. */
function placesOf(
  what: string,
  set: BackupSet,
  { moves }: BackupStatement,
  existing: Database | undefined,
): readonly DataFile[] {
  const named = (logical: string) => set.files.find((file) => file.logical.toLowerCase() === logical.toLowerCase());
  for (const { logical } of moves) {
    if (!named(logical))
      throw terminating(
        what,
        3234,
        `Logical file '${logical}' is not part of database '${set.database}'. Use RESTORE FILELISTONLY to list the logical file names.`,
      );
  }
  // A database in the middle of a restore keeps its files.
  const before = existing?.state === 'RESTORING' ? existing.files() : [];
  return set.files.map((file) => {
    const move = moves.find(({ logical }) => logical.toLowerCase() === file.logical.toLowerCase());
    const kept = before.find(({ id }) => id === file.id);
    return { ...file, physical: move?.to ?? kept?.physical ?? file.physical };
  });
}

/** Errors 3169 (newer), 33111 (TDE), 3117 and 3136 (no base), 3154 (another database), 3159 (the tail of the log). */
function checkSet(
  session: InstanceSession,
  what: string,
  set: BackupSet,
  { options }: BackupStatement,
  existing: Database | undefined,
): void {
  const { instance } = session;
  if (set.databaseVersion > instance.release.database)
    throw terminating(
      what,
      3169,
      `The database was backed up on a server running version ${set.software.join('.')}. That version is incompatible with this server, which is running version ${instance.release.product}. Either restore the database on a server that supports the backup, or use a backup that is compatible with this server.`,
    );
  if (set.tde !== undefined && !instance.hasCertificate(set.tde)) throw noCertificate(what, set.tde);
  if (set.kind !== 'full') {
    if (existing?.state !== 'RESTORING')
      throw terminating(
        what,
        3117,
        'The log or differential backup cannot be restored because no files are ready to rollforward.',
      );
    if (set.kind === 'differential' && existing.restoredSet !== set.base?.guid)
      throw terminating(
        what,
        3136,
        'This differential backup cannot be restored because the database has not been restored to the correct earlier state.',
      );
    return;
  }
  if (!existing || options.has('REPLACE')) return;
  if (existing.familyGuid !== set.familyGuid)
    throw terminating(
      what,
      3154,
      `The backup set holds a backup of a database other than the existing '${existing.name}' database.`,
    );
  if (existing.state === 'ONLINE' && existing.catalog.database.get('recovery_model_desc') !== 'SIMPLE')
    throw terminating(
      what,
      3159,
      `The tail of the log for the database "${existing.name}" has not been backed up. Use BACKUP LOG WITH NORECOVERY to backup the log if it contains work you do not want to lose. Use the WITH REPLACE or WITH STOPAT clause of the RESTORE statement to just overwrite the contents of the log.`,
    );
}

/** Errors 1834 (a file of another database), 5133 (no such folder), 3257 (no room), each with 3156 or 3119. */
function checkPlaces(
  session: InstanceSession,
  what: string,
  files: readonly DataFile[],
  existing: Database | undefined,
): void {
  const { instance } = session;
  const needed = new Map<string, number>();
  for (const { logical, physical, bytes } of files) {
    const lost = [
      3156,
      `File '${logical}' cannot be restored to '${physical}'. Use WITH MOVE to identify a valid location for the file.`,
    ] as const;
    const planning = [
      3119,
      'Problems were identified while planning for the RESTORE statement. Previous messages provide details.',
    ] as const;
    const owner = instance.ownerOf(physical);
    if (owner && owner !== existing)
      throw terminating(
        what,
        1834,
        `The file '${physical}' cannot be overwritten.  It is being used by database '${owner.name}'.`,
        lost,
        planning,
      );
    if (!instance.hasFolder(folderOf(physical)))
      throw terminating(
        what,
        5133,
        `Directory lookup for the file "${physical}" failed with the operating system error 3(The system cannot find the path specified.).`,
        lost,
        planning,
      );
    const mount = instance.volumeOf(physical)?.mount ?? '';
    needed.set(mount, (needed.get(mount) ?? 0) + bytes);
  }
  for (const [mount, bytes] of needed) {
    const back = (existing?.files() ?? []).filter((file) => instance.volumeOf(file.physical)?.mount === mount);
    const free = instance.freeOn(mount) + back.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > free)
      throw terminating(
        what,
        3257,
        `There is insufficient free space on disk volume '${mount}' to create the database. The database requires ${bytes - free} additional free bytes, while only ${free} bytes are available.`,
      );
  }
}

/** The content of the backup in the database: a new database_guid, the family of the backup, users as they were. */
function putIn(
  session: InstanceSession,
  { options, what, database: name }: BackupStatement,
  set: BackupSet,
  files: readonly DataFile[],
  database: Database,
): void {
  const { instance } = session;
  const catalog = set.catalog.copy();
  database.catalog = catalog;
  database.guid = instance.newGuid();
  database.familyGuid = set.familyGuid;
  database.restoredSet = set.kind === 'full' ? set.guid : database.restoredSet;
  database.state = options.has('NORECOVERY') ? 'RESTORING' : 'ONLINE';
  database.tde = set.tde;
  database.place(files);
  const { database: row } = catalog;
  const access = options.has('RESTRICTED_USER') ? 'RESTRICTED_USER' : 'MULTI_USER';
  row.set('user_access', access === 'MULTI_USER' ? 0 : 2);
  row.set('user_access_desc', access);
  // Whoever restores owns it; Service Broker and what reaches beyond the database are off.
  row.set('owner_sid', instance.sidOfLogin(session.loginName));
  row.set('is_broker_enabled', options.has('ENABLE_BROKER'));
  row.set('is_trustworthy_on', false);
  row.set('is_db_chaining_on', false);
  database.identify();
  instance.share(database);
  instance.history.restores.push({
    set,
    database: name,
    user: session.loginName,
    at: instance.now(),
    replace: options.has('REPLACE'),
  });
  const pages = Math.ceil(set.bytes / 8192);
  for (const file of files)
    session.inform(
      4035,
      `Processed ${file.type === 'D' ? pages : 2} pages for database '${name}', file '${file.logical}' on file ${options.get('FILE') ?? 1}.`,
    );
  for (
    let version = set.databaseVersion;
    version < instance.release.database;
    version = nextVersion(version, instance.release.database)
  )
    session.inform(
      951,
      `Database '${name}' running the upgrade step from version ${version} to version ${nextVersion(version, instance.release.database)}.`,
    );
  session.inform(3014, `RESTORE ${what} successfully processed ${pages + 2} pages in 0.029 seconds (97.338 MB/sec).`);
}

/** The upgrade goes in steps; two are enough to look at. */
const nextVersion = (version: number, last: number): number => (version + 1 < last ? last - 1 : last);
