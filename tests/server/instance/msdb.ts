import type { Row } from '../../../src/formats/catalog-rows.ts';
import type { BackupSet, MediaSet } from './disk.ts';
import { isoTime } from './functions.ts';
import type { InstanceSession } from './session.ts';

type Backup = { readonly id: number; readonly set: BackupSet; readonly media: MediaSet; readonly position: number };
type Restore = {
  readonly set: BackupSet;
  readonly database: string;
  readonly user: string;
  readonly at: number;
  readonly replace: boolean;
};

/** What msdb has of backups and restores. */
export type History = { readonly backups: Backup[]; readonly restores: Restore[] };

const letters = { full: 'D', differential: 'I', log: 'L' } as const;

function* backupSets({ instance }: InstanceSession): Iterable<Row> {
  for (const { id, set, media, position } of instance.history.backups) {
    const [major, minor, build] = set.software;
    yield {
      backup_set_id: id,
      backup_set_uuid: set.guid,
      media_set_id: media.id,
      first_family_number: 1,
      last_family_number: media.paths.length,
      position,
      software_major_version: major,
      software_minor_version: minor,
      software_build_version: build,
      time_zone: 0,
      name: set.name,
      user_name: set.login,
      first_lsn: set.firstLsn,
      last_lsn: set.lastLsn,
      checkpoint_lsn: set.firstLsn,
      database_backup_lsn: set.base?.lsn ?? '0',
      database_creation_date: String(set.catalog.database.get('create_date') ?? ''),
      backup_start_date: isoTime(set.started),
      backup_finish_date: isoTime(set.finished),
      type: letters[set.kind],
      compatibility_level: Number(set.catalog.database.get('compatibility_level') ?? 0),
      database_version: set.databaseVersion,
      backup_size: String(set.bytes),
      compressed_backup_size: String(set.compressed ? Math.round(set.bytes / 3) : set.bytes),
      database_name: set.database,
      server_name: set.server,
      machine_name: set.server.split('\\')[0] ?? '',
      collation_name: set.catalog.collation,
      is_password_protected: false,
      recovery_model: set.recoveryModel,
      has_bulk_logged_data: false,
      is_snapshot: false,
      is_readonly: false,
      is_single_user: false,
      has_backup_checksums: set.checksums,
      is_damaged: set.damaged ?? false,
      begins_log_chain: false,
      has_incomplete_metadata: set.incomplete ?? false,
      is_force_offline: false,
      is_copy_only: set.copyOnly,
      family_guid: set.familyGuid,
      database_guid: set.databaseGuid,
      differential_base_lsn: set.base?.lsn ?? null,
      differential_base_guid: set.base?.guid ?? null,
      key_algorithm: set.encryptor?.algorithm ?? null,
      encryptor_thumbprint: set.encryptor?.thumbprint ?? null,
      encryptor_type: set.encryptor ? 'CERTIFICATE' : null,
    };
  }
}

function* mediaFamilies({ instance }: InstanceSession): Iterable<Row> {
  for (const media of new Set(instance.history.backups.map((one) => one.media))) {
    for (const [index, path] of media.paths.entries()) {
      yield {
        media_set_id: media.id,
        family_sequence_number: index + 1,
        media_family_id: media.guid,
        media_count: 1,
        physical_device_name: path,
        device_type: /^https:/i.test(path) ? 9 : 2,
        physical_block_size: 512,
        mirror: 0,
      };
    }
  }
}

function* backupFiles({ instance }: InstanceSession): Iterable<Row> {
  for (const { id, set } of instance.history.backups) {
    for (const file of set.files) {
      yield {
        backup_set_id: id,
        filegroup_name: file.type === 'D' ? 'PRIMARY' : null,
        file_number: file.id,
        file_type: file.type,
        file_size: String(file.bytes),
        backup_size: String(Math.round(file.bytes / 4)),
        logical_name: file.logical,
        physical_name: file.physical,
        physical_drive: file.physical.slice(0, 2),
        is_present: true,
        state_desc: 'ONLINE',
      };
    }
  }
}

function* restoreHistory({ instance }: InstanceSession): Iterable<Row> {
  for (const [index, { set, database, user, at, replace }] of instance.history.restores.entries()) {
    yield {
      restore_history_id: index + 1,
      restore_date: isoTime(at),
      destination_database_name: database,
      user_name: user,
      backup_set_id: instance.history.backups.find((one) => one.set === set)?.id ?? index + 1,
      restore_type: letters[set.kind],
      replace,
      recovery: true,
      restart: false,
    };
  }
}

export const historyViews: Readonly<Record<string, (session: InstanceSession) => Iterable<Row>>> = {
  'msdb.dbo.backupset': backupSets,
  'msdb.dbo.backupmediafamily': mediaFamilies,
  'msdb.dbo.backupfile': backupFiles,
  'msdb.dbo.restorehistory': restoreHistory,
};
