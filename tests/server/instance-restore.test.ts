import assert from 'node:assert/strict';
import type { SqlSession } from '../../src/base/sql-session.ts';
import { failure, list } from './ask.ts';
import { inProcess } from './in-process.ts';
import { Disk } from './instance/disk.ts';
import { Instance, type InstanceOptions } from './instance/instance.ts';

const share = '\\\\files\\backup\\Shop.bak';

async function pair(
  staging: InstanceOptions = {},
  production: InstanceOptions = {},
): Promise<{ production: Instance; staging: Instance; prod: SqlSession; stage: SqlSession }> {
  const network = new Disk();
  const prodInstance = new Instance({ name: 'PROD01', network, ...production });
  prodInstance.createDatabase(
    'Shop',
    'CREATE TABLE dbo.T (A int NULL); INSERT INTO dbo.T VALUES (1);\nGO\nCREATE USER app FOR LOGIN app;',
  );
  const stageInstance = new Instance({ name: 'STAGE01', network, ...staging });
  return {
    production: prodInstance,
    staging: stageInstance,
    prod: await inProcess(prodInstance, 'Shop', { user: 'sa' }).open('master'),
    stage: await inProcess(stageInstance, 'master', { user: 'sa' }).open(),
  };
}

const backup = `BACKUP DATABASE Shop TO DISK = N'${share}' WITH COPY_ONLY, INIT, CHECKSUM, STATS = 50;`;
const restore = (options = ''): string =>
  `RESTORE DATABASE Copy FROM DISK = N'${share}' WITH MOVE N'Shop' TO N'D:\\Data\\Copy.mdf', MOVE N'Shop_log' TO N'D:\\Log\\Copy.ldf'${options};`;

describe('BACKUP and RESTORE of the instance in memory', () => {
  it('backs up with progress and writes the history', async () => {
    const { prod } = await pair();
    const { messages } = await prod.batch(backup);
    assert.deepEqual(
      messages.map(({ number }) => number),
      [3211, 3211, 4035, 4035, 3014],
    );
    const rows = await prod.query(
      `SELECT s.database_name, s.type, s.is_copy_only, f.physical_device_name FROM msdb.dbo.backupset AS s
       JOIN msdb.dbo.backupmediafamily AS f ON f.media_set_id = s.media_set_id`,
    );
    assert.deepEqual(rows, [{ database_name: 'Shop', type: 'D', is_copy_only: true, physical_device_name: share }]);
  });

  it('shows what is on the media', async () => {
    const { prod, stage } = await pair();
    await prod.batch(backup);
    const [header] = (await stage.batch(`RESTORE HEADERONLY FROM DISK = N'${share}';`)).resultSets[0]?.rows ?? [];
    assert.equal(header?.DatabaseName, 'Shop');
    assert.equal(header?.SoftwareVersionMajor, 16);
    const files = await stage.batch(`RESTORE FILELISTONLY FROM DISK = N'${share}' WITH FILE = 1;`);
    assert.deepEqual(
      files.resultSets[0]?.rows.map((row) => [row.LogicalName, row.Type, row.Size]),
      [
        ['Shop', 'D', '8388608'],
        ['Shop_log', 'L', '8388608'],
      ],
    );
    const old = await pair({ version: '2016' }, { version: '2016' });
    await old.prod.batch(backup);
    const columns = (await old.stage.batch(`RESTORE HEADERONLY FROM DISK = N'${share}';`)).resultSets[0]?.columns;
    assert.equal(columns?.at(-1), 'EncryptorType');
  });

  it('restores rows, keeps the family and gives a new guid', async () => {
    const { production, staging, prod, stage } = await pair();
    await prod.batch(backup);
    const { messages } = await stage.batch(restore(', STATS = 25'));
    assert.deepEqual(
      messages.filter(({ number }) => number === 3211).map(({ message }) => message),
      ['25 percent processed.', '50 percent processed.', '75 percent processed.', '100 percent processed.'],
    );
    assert.deepEqual(await list(stage, 'SELECT A FROM Copy.dbo.T'), [1]);
    assert.equal(staging.database('Copy')?.familyGuid, production.database('Shop')?.familyGuid);
    assert.notEqual(staging.database('Copy')?.guid, production.database('Shop')?.guid);
    await stage.batch('INSERT INTO Copy.dbo.T VALUES (2);').catch(() => undefined);
    await stage.batch('USE Copy; INSERT INTO dbo.T VALUES (2);');
    assert.deepEqual(await list(prod, 'SELECT COUNT(*) FROM Shop.dbo.T'), [1]);
    assert.deepEqual(await list(stage, 'SELECT DB_NAME()'), ['Copy']);
    assert.deepEqual(await list(stage, 'SELECT destination_database_name FROM msdb.dbo.restorehistory'), ['Copy']);
  });

  it('refuses as SQL Server does', async () => {
    const { staging, prod, stage } = await pair({
      volumes: [{ mount: 'D:\\', bytes: 200e6 }],
      missing: ['D:\\Nowhere\\'],
    });
    const numbers = async (text: string): Promise<readonly number[]> =>
      (await failure(stage.batch(text))).errors.map(({ number }) => number);
    assert.deepEqual(await numbers(restore()), [3201, 3013]);
    await prod.batch(backup);
    assert.deepEqual(await numbers(restore(", MOVE N'None' TO N'D:\\x'")), [3234, 3013]);
    assert.deepEqual(await numbers(restore().replace('D:\\Data\\', 'D:\\Nowhere\\')), [5133, 3156, 3119, 3013]);
    assert.deepEqual(await numbers(`BEGIN TRANSACTION; ${restore()}`), [3021, 3013]);
    await stage.batch('ROLLBACK;');
    await stage.batch(restore());
    assert.deepEqual(await numbers(restore()), [3159, 3013]);
    await stage.batch(restore(', REPLACE'));
    staging.createDatabase('Other');
    assert.deepEqual(await numbers(restore().replace('DATABASE Copy', 'DATABASE Other')), [3154, 3013]);
    assert.deepEqual(
      await numbers(restore(', REPLACE').replace('DATABASE Copy', 'DATABASE Other')),
      [1834, 3156, 3119, 3013],
    );
    const other = await inProcess(staging, 'Copy').open();
    assert.deepEqual(await numbers(restore(', REPLACE')), [3101, 3013]);
    await stage.batch('ALTER DATABASE Copy SET SINGLE_USER WITH ROLLBACK IMMEDIATE;');
    assert.equal((await failure(other.batch('SELECT 1;'))).failure, 'connection');
    await stage.batch(restore(', REPLACE'));
  });

  it('refuses a newer backup, a missing certificate, a full drive and damage', async () => {
    const newer = await pair({ version: '2019' });
    await newer.prod.batch(backup);
    assert.equal((await failure(newer.stage.batch(restore()))).number, 3169);
    const encrypted = await pair({}, { certificates: [{ name: 'TDE', thumbprint: '0xABCD' }] });
    await encrypted.prod.batch(
      backup.replace('CHECKSUM', 'ENCRYPTION (ALGORITHM = AES_256, SERVER CERTIFICATE = TDE)'),
    );
    assert.equal((await failure(encrypted.stage.batch(`RESTORE HEADERONLY FROM DISK = N'${share}';`))).number, 33111);
    const small = await pair({ volumes: [{ mount: 'D:\\', bytes: 70e6 }] });
    await small.prod.batch(backup);
    assert.equal((await failure(small.stage.batch(restore()))).number, 3257);
    const broken = await pair();
    await broken.prod.batch(backup);
    const [last] = broken.production.history.backups;
    if (last) last.set.damaged = true;
    assert.equal((await failure(broken.stage.batch(restore()))).number, 3183);
  });

  it('restores a differential backup on top', async () => {
    const { prod, stage } = await pair();
    await prod.batch(`BACKUP DATABASE Shop TO DISK = N'${share}' WITH INIT;`);
    await prod.batch('USE Shop; INSERT INTO dbo.T VALUES (2); USE master;');
    await prod.batch(`BACKUP DATABASE Shop TO DISK = N'${share}' WITH DIFFERENTIAL;`);
    await stage.batch(restore(', NORECOVERY'));
    assert.equal((await failure(stage.batch('USE Copy;'))).number, 927);
    assert.deepEqual(await list(stage, "SELECT state_desc FROM sys.databases WHERE name = N'Copy'"), ['RESTORING']);
    await stage.batch(`RESTORE DATABASE Copy FROM DISK = N'${share}' WITH FILE = 2, RECOVERY;`);
    assert.deepEqual(await list(stage, 'SELECT COUNT(*) FROM Copy.dbo.T'), [2]);
  });

  it('leaves the database restoring when it is cut', async () => {
    const { prod, stage } = await pair({ pace: 20 });
    await prod.batch(backup);
    const stop = new AbortController();
    const running = stage.batch(restore(', STATS = 5'), { signal: stop.signal, onMessage: () => stop.abort() });
    assert.equal((await failure(running)).failure, 'cancelled');
    assert.deepEqual(await list(stage, "SELECT state_desc FROM sys.databases WHERE name = N'Copy'"), ['RESTORING']);
    await stage.batch('DROP DATABASE Copy;');
  });

  it('asks for rights', async () => {
    const logins = [{ name: 'own', rights: { databases: { Shop: ['db_owner'] } } }];
    const { staging, production, prod } = await pair({ logins }, { logins });
    await inProcess(production, 'Shop', { user: 'own' })
      .open('master')
      .then((session) => session.batch(backup));
    assert.ok(prod);
    const session = await inProcess(staging, 'master', { user: 'own' }).open();
    assert.equal((await failure(session.batch(restore()))).number, 262);
    staging.createDatabase('Copy');
    assert.equal((await failure(session.batch(restore(', REPLACE')))).number, 3110);
    assert.deepEqual(await list(session, "SELECT HAS_PERMS_BY_NAME(NULL, NULL, N'CREATE ANY DATABASE')"), [0]);
  });

  it('finds orphaned users by their SID', async () => {
    const { prod, stage, staging } = await pair({}, {});
    await prod.batch(backup);
    staging.addLogin({ name: 'app', sid: new Uint8Array([1, 2, 3]) });
    await stage.batch(restore());
    const orphans = `SELECT u.name FROM Copy.sys.database_principals AS u WHERE u.type = 'S' AND u.authentication_type = 1 AND u.principal_id > 4
      AND NOT EXISTS (SELECT 1 FROM sys.server_principals AS l WHERE l.sid = u.sid)`;
    assert.deepEqual(await list(stage, orphans), ['app']);
    await stage.batch('USE Copy; ALTER USER app WITH LOGIN = app;');
    assert.deepEqual(await list(stage, orphans), []);
    await stage.batch('ALTER AUTHORIZATION ON DATABASE::Copy TO sa; ALTER DATABASE Copy SET RECOVERY SIMPLE;');
    assert.deepEqual(
      await list(
        stage,
        "SELECT SUSER_SNAME(owner_sid) + N' ' + recovery_model_desc FROM sys.databases WHERE name = N'Copy'",
      ),
      ['sa SIMPLE'],
    );
  });

  it('knows its drives', async () => {
    const { stage } = await pair({
      volumes: [
        { mount: 'D:\\', bytes: 100e9 },
        { mount: 'E:\\', bytes: 5e9 },
      ],
    });
    const drives = await stage.query(
      'SELECT fixed_drive_path, free_space_in_bytes FROM sys.dm_os_enumerate_fixed_drives',
    );
    assert.deepEqual(drives[1], { fixed_drive_path: 'E:\\', free_space_in_bytes: '5000000000' });
    assert.deepEqual(
      await list(
        stage,
        `SELECT DISTINCT v.volume_mount_point FROM sys.master_files AS f CROSS APPLY sys.dm_os_volume_stats(f.database_id, f.file_id) AS v`,
      ),
      ['D:\\'],
    );
    assert.deepEqual((await stage.batch('EXEC master.sys.xp_fixeddrives;')).resultSets[0]?.columns, [
      'drive',
      'MB free',
    ]);
  });
});
