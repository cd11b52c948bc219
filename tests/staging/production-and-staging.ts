import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import type { SqlValue } from '../../src/base/sql-session.ts';
import type { RestoreReport } from '../../src/staging/report.ts';
import { type RestoreRequest, restoreDatabase } from '../../src/staging/restore-database.ts';
import type { RestoreHost } from '../../src/staging/run-script.ts';
import { FakeBox, type FakeDatabase, type FakeHistory, type FakeSet, nextGuid } from './fake-box.ts';

/** Production with one backup on a share that staging reads, and a staging server without a database. */
export type World = {
  readonly prod: FakeBox;
  readonly stg: FakeBox;
  readonly shop: FakeDatabase;
  readonly set: FakeSet;
  readonly path: string;
};

export const share = '\\\\backup\\share\\Shop.bak';

export function world(): World {
  const prod = new FakeBox('PROD01');
  const stg = new FakeBox('STG01');
  const shop = prod.add('Shop');
  const set = backupOf(shop, 'PROD01');
  putInHistory(prod, set, share, 1);
  stg.media.set(share, [set]);
  return { prod, stg, shop, set, path: share };
}

export function backupOf(database: FakeDatabase, server: string, position = 1): FakeSet {
  return {
    header: {
      BackupType: 1,
      Position: position,
      ServerName: server,
      MachineName: server,
      DatabaseName: database.name,
      BindingID: database.guid,
      FamilyGUID: database.family,
      BackupSetGUID: nextGuid(),
      SoftwareVersionMajor: 16,
      SoftwareVersionMinor: 0,
      SoftwareVersionBuild: 4135,
      BackupFinishDate: '2026-11-22T23:30:00.000Z',
      LastLSN: '45000000012300001',
      RecoveryModel: 'FULL',
      IsDamaged: false,
      HasIncompleteMetaData: false,
      HasBackupChecksums: true,
      IsCopyOnly: false,
      KeyAlgorithm: null,
      EncryptorThumbprint: null,
      CompatibilityLevel: 160,
      BackupSize: '123456789',
    },
    files: [fileRow('Shop', 'E:\\SQL\\Shop.mdf', 'D', 1), fileRow('Shop_log', 'F:\\SQL\\Shop.ldf', 'L', 2)],
  };
}

export function fileRow(
  LogicalName: string,
  PhysicalName: string,
  Type: string,
  FileID: number,
  Size = '104857600',
): Record<string, SqlValue> {
  return { LogicalName, PhysicalName, Type, FileID, Size, IsPresent: true, TDEThumbprint: null };
}

export function putInHistory(box: FakeBox, set: FakeSet, path: string, media: number): FakeHistory {
  const entry = historyOf(set, path, media);
  box.history.unshift(entry);
  return entry;
}

export function historyOf(set: FakeSet, path: string, media: number): FakeHistory {
  return {
    set: {
      media_set_id: media,
      backup_set_uuid: set.header.BackupSetGUID ?? null,
      position: set.header.Position ?? 1,
      finished: '2026-11-22T23:30:00',
      is_copy_only: false,
      is_damaged: false,
      is_snapshot: false,
      is_password_protected: false,
      has_incomplete_metadata: false,
    },
    devices: [{ family_sequence_number: 1, physical_device_name: path, device_type: 2, mirror: 0 }],
  };
}

export function markerOf(server: string, database: string, databaseGuid: string | null): string {
  return JSON.stringify({
    format: 1,
    here: { server, database, databaseGuid },
    from: { server: 'PROD01', database: 'Shop', restored: '2026-11-01T00:00:00Z', method: 'backup' },
  });
}

/** A staging database as an earlier restore left it. */
export function addStaging(stg: FakeBox, name = 'Shop_staging', rest: Partial<FakeDatabase> = {}): FakeDatabase {
  const database = stg.add(name, rest);
  database.marker = markerOf(String(stg.facts.server_name), name, database.guid);
  return database;
}

export type Told = { readonly lines: string[]; readonly percents: number[] };

export function quietHost(signal?: AbortSignal): { readonly host: RestoreHost; readonly told: Told } {
  const told: Told = { lines: [], percents: [] };
  const host: RestoreHost = {
    line: (text) => told.lines.push(text),
    percent: (value) => told.percents.push(value),
    now: () => 0,
    ...(signal && { signal }),
  };
  return { host, told };
}

export function requestOf(w: World, rest: Partial<RestoreRequest> = {}): RestoreRequest {
  return {
    production: w.prod.server('Shop'),
    staging: w.stg.server('Shop_staging'),
    method: 'history',
    files: [],
    simple: false,
    allowed: [],
    print: false,
    token: 'one',
    ...rest,
  };
}

export function restore(w: World, rest: Partial<RestoreRequest> = {}): Promise<RestoreReport> {
  return restoreDatabase(requestOf(w, rest), quietHost().host);
}

/** Codes and messages of a refusal, and that nothing was changed on either server. */
export async function refused(w: World, rest: Partial<RestoreRequest> = {}): Promise<readonly string[]> {
  const before = w.stg.changes.length;
  const error = await restore(w, rest).then(
    () => assert.fail('It was not refused.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RehearsalError, error instanceof Error ? error.stack : String(error));
  assert.equal(w.stg.changes.length, before, 'something was changed on staging');
  assert.equal(w.prod.changes.length, 0, 'something was changed on production');
  for (const { hint } of error.diagnostics) assert.match(hint ?? '', /\S/);
  return error.diagnostics.map(({ code, message }) => `${code} ${message}`);
}
