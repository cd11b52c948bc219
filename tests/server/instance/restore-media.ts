import type { Row } from '../../../src/formats/catalog-rows.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import type { BackupSet, MediaSet } from './disk.ts';
import { isoTime } from './functions.ts';
import { terminating } from './media-errors.ts';
import type { BackupStatement } from './parse-backup.ts';
import { mayOnServer } from './rights.ts';
import type { InstanceSession } from './session.ts';

/** The media set on the devices. Errors 3201 (no file), 3241 (no backup), 3132 (a part is missing), 33111 (no certificate); 3013. */
export function mediaOf(session: InstanceSession, what: string, { devices }: BackupStatement): MediaSet {
  const { instance } = session;
  const found: MediaSet[] = [];
  for (const { path } of devices) {
    const media = instance.diskOf(path).at(path);
    if (!media)
      throw terminating(
        what,
        3201,
        `Cannot open backup device '${path}'. Operating system error 2(The system cannot find the file specified.).`,
      );
    if (media === 'garbage')
      throw terminating(
        what,
        3241,
        `The media family on device '${path}' is incorrectly formed. SQL Server cannot process this media family.`,
      );
    found.push(media);
  }
  const [first] = found;
  if (!first) throw terminating(what, 102, "Incorrect syntax near 'FROM'.");
  const thumbprint = first.sets.find(({ encryptor }) => encryptor)?.encryptor?.thumbprint;
  if (thumbprint !== undefined && !instance.hasCertificate(thumbprint)) throw noCertificate(what, thumbprint);
  return first;
}

export const noCertificate = (what: string, thumbprint: string) =>
  terminating(what, 33111, `Cannot find server certificate with thumbprint '${thumbprint}'.`);

/** Restoring needs every stripe; reading its header needs one. Error 3132. */
export function wholeMedia(session: InstanceSession, what: string, statement: BackupStatement): MediaSet {
  const media = mediaOf(session, what, statement);
  if (statement.devices.length < media.paths.length)
    throw terminating(
      what,
      3132,
      `The media set has ${media.paths.length} media families but only ${statement.devices.length} are provided. All members must be provided.`,
    );
  return media;
}

/** WITH FILE = n, the first unless said. Error 3287's like: there is none of that number. */
export function setOf(what: string, media: MediaSet, { options }: BackupStatement): BackupSet {
  const position = Number(options.get('FILE') ?? 1);
  const set = media.sets[position - 1];
  if (!set) throw terminating(what, 3256, 'The backup set on device is not found.');
  return set;
}

/** RESTORE HEADERONLY, FILELISTONLY, LABELONLY and VERIFYONLY. */
export function showMedia(session: InstanceSession, s: Session, statement: BackupStatement): void {
  const what = `RESTORE ${statement.what}`;
  if (!mayOnServer(session, 'CREATE ANY DATABASE'))
    throw terminating(what, 262, `CREATE DATABASE permission denied in database 'master'.`);
  switch (statement.what) {
    case 'HEADERONLY': {
      const { sets } = mediaOf(session, what, statement);
      const wanted = statement.options.get('FILE');
      const rows = sets.map((set, index) => headerRow(session, set, index + 1));
      return session.sendRows(s, what, wanted === undefined ? rows : rows.slice(Number(wanted) - 1, Number(wanted)));
    }
    case 'FILELISTONLY': {
      const set = setOf(what, mediaOf(session, what, statement), statement);
      return session.sendRows(
        s,
        what,
        set.files.map((file) => fileListRow(set, file)),
      );
    }
    case 'LABELONLY': {
      const media = mediaOf(session, what, statement);
      return session.sendRows(s, what, [
        {
          MediaName: null,
          MediaSetId: media.guid,
          FamilyCount: media.paths.length,
          FamilySequenceNumber: 1,
          MediaFamilyId: media.guid,
          MediaSequenceNumber: 1,
          MediaLabelPresent: false,
        },
      ]);
    }
    case 'VERIFYONLY': {
      const set = setOf(what, wholeMedia(session, what, statement), statement);
      if (set.damaged) throw damaged(what, set);
      return session.inform(3262, `The backup set on file ${statement.options.get('FILE') ?? 1} is valid.`);
    }
  }
}

export const damaged = (what: string, { database }: BackupSet) =>
  terminating(
    what,
    3183,
    `RESTORE detected an error on page (1:42) in database "${database}" as read from the backup set.`,
  );

function headerRow({ instance }: InstanceSession, set: BackupSet, position: number): Row {
  const [major, minor, build] = set.software;
  const type = { full: 1, log: 2, differential: 5 }[set.kind];
  return {
    backupname: set.name,
    backuptype: type,
    compressed: set.compressed,
    position,
    devicetype: 2,
    username: set.login,
    servername: set.server,
    databasename: set.database,
    databaseversion: set.databaseVersion,
    databasecreationdate: String(set.catalog.database.get('create_date') ?? ''),
    backupsize: String(set.bytes),
    firstlsn: set.firstLsn,
    lastlsn: set.lastLsn,
    checkpointlsn: set.firstLsn,
    databasebackuplsn: set.base?.lsn ?? '0',
    backupstartdate: isoTime(set.started),
    backupfinishdate: isoTime(set.finished),
    sortorder: 52,
    codepage: 0,
    compatibilitylevel: Number(set.catalog.database.get('compatibility_level') ?? 0),
    softwarevendorid: 4608,
    softwareversionmajor: major,
    softwareversionminor: minor,
    softwareversionbuild: build,
    machinename: set.server.split('\\')[0] ?? '',
    flags: 512,
    bindingid: set.databaseGuid,
    recoveryforkid: set.familyGuid,
    collation: set.catalog.collation,
    familyguid: set.familyGuid,
    hasbulkloggeddata: false,
    issnapshot: false,
    isreadonly: false,
    issingleuser: false,
    hasbackupchecksums: set.checksums,
    isdamaged: set.damaged ?? false,
    beginslogchain: false,
    hasincompletemetadata: set.incomplete ?? false,
    isforceoffline: false,
    iscopyonly: set.copyOnly,
    firstrecoveryforkid: set.familyGuid,
    recoverymodel: set.recoveryModel,
    differentialbaselsn: set.base?.lsn ?? null,
    differentialbaseguid: set.base?.guid ?? null,
    backuptypedescription: { full: 'Database', log: 'Transaction Log', differential: 'Database Differential' }[
      set.kind
    ],
    backupsetguid: set.guid,
    compressedbackupsize: set.compressed ? Math.round(set.bytes / 3) : set.bytes,
    containment: 0,
    keyalgorithm: set.encryptor?.algorithm ?? null,
    encryptorthumbprint: set.encryptor?.thumbprint ?? null,
    encryptortype: set.encryptor ? 'CERTIFICATE' : null,
    lastvalidrestoretime: null,
    timezone: instance.version === '2022' || instance.version === '2025' ? '0' : null,
    compressionalgorithm: set.compressed ? 'MS_XPRESS' : null,
  };
}

function fileListRow(set: BackupSet, file: BackupSet['files'][number]): Row {
  return {
    logicalname: file.logical,
    physicalname: file.physical,
    type: file.type,
    filegroupname: file.type === 'D' ? 'PRIMARY' : null,
    size: String(file.bytes),
    maxsize: '35184372080640',
    fileid: file.id,
    createlsn: '0',
    droplsn: '0',
    uniqueid: set.familyGuid,
    readonlylsn: '0',
    readwritelsn: '0',
    backupsizeinbytes: Math.round(file.bytes / 4),
    sourceblocksize: 4096,
    filegroupid: file.type === 'D' ? 1 : 0,
    loggroupguid: null,
    differentialbaselsn: '0',
    differentialbaseguid: null,
    isreadonly: false,
    ispresent: true,
    tdethumbprint: set.tde ?? null,
    snapshoturl: null,
  };
}
