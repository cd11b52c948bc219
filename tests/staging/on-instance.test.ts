import assert from 'node:assert/strict';
import { restoreStaging } from '../../src/app/restore-staging.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import type { SqlServer } from '../../src/base/sql-session.ts';
import { lockResource } from '../../src/deploy/application-lock.ts';
import { readMarker, readMarkerState } from '../../src/staging/marker.ts';
import type { RestoreReport } from '../../src/staging/report.ts';
import { type RestoreRequest, restoreDatabase } from '../../src/staging/restore-database.ts';
import { runLock } from '../../src/staging/situation.ts';
import { inProcess } from '../server/in-process.ts';
import { Disk } from '../server/instance/disk.ts';
import { Instance, type InstanceOptions } from '../server/instance/instance.ts';
import { quietHost } from './production-and-staging.ts';

const share = '\\\\files\\backup\\Shop.bak';

const shop = `CREATE TABLE dbo.Customer (CustomerId int NOT NULL PRIMARY KEY, Name nvarchar(40) NULL);
GO
INSERT INTO dbo.Customer (CustomerId, Name) VALUES (1, N'Ann'), (2, N'Bob');
GO
CREATE USER web FOR LOGIN web;
GO
CREATE USER gone FOR LOGIN gone;
GO`;

type Servers = { readonly prod: Instance; readonly stg: Instance; readonly network: Disk };

async function servers(staging: InstanceOptions = {}, production: InstanceOptions = {}): Promise<Servers> {
  const network = new Disk();
  const prod = new Instance({ name: 'PROD01', network, ...production });
  prod.createDatabase('Shop', shop);
  const stg = new Instance({ name: 'STG01', network, ...staging });
  await run(prod, `BACKUP DATABASE [Shop] TO DISK = N'${share}' WITH INIT, CHECKSUM;`);
  return { prod, stg, network };
}

async function run(instance: Instance, sql: string, database = 'master'): Promise<void> {
  const session = await inProcess(instance, database, { user: 'sa' }).open();
  try {
    await session.batch(sql);
  } finally {
    await session.close();
  }
}

async function ask(instance: Instance, sql: string, database = 'master') {
  const session = await inProcess(instance, database, { user: 'sa' }).open();
  try {
    return await session.query(sql);
  } finally {
    await session.close();
  }
}

const admin = { user: 'sa' };

function requestOf({ prod, stg }: Servers, rest: Partial<RestoreRequest> = {}): RestoreRequest {
  return {
    production: inProcess(prod, 'Shop', admin),
    staging: inProcess(stg, 'Shop_staging', admin),
    method: 'history',
    files: [],
    allowed: [],
    simple: false,
    print: false,
    token: 'one',
    ...rest,
  };
}

const restore = (s: Servers, rest: Partial<RestoreRequest> = {}): Promise<RestoreReport> =>
  restoreDatabase(requestOf(s, rest), quietHost().host);

async function refused(s: Servers, rest: Partial<RestoreRequest> = {}): Promise<string> {
  const error = await restore(s, rest).then(
    () => assert.fail('It was not refused.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RehearsalError, error instanceof Error ? error.stack : String(error));
  return error.message;
}

async function markerIn(server: SqlServer) {
  const session = await server.open();
  try {
    return { state: await readMarkerState(session), from: await readMarker(session) };
  } finally {
    await session.close();
  }
}

describe('a restore on a server in memory', () => {
  it('makes a copy with production’s rows, its users repaired, marked, and open to all', async () => {
    const s = await servers({ logins: [{ name: 'web', sid: new Uint8Array([7, 7]) }] });
    const { host, told } = quietHost();
    const report = await restoreDatabase(requestOf(s), host);
    assert.deepEqual(report.warnings, []);
    assert.deepEqual(await ask(s.stg, 'SELECT Name FROM dbo.Customer ORDER BY CustomerId', 'Shop_staging'), [
      { Name: 'Ann' },
      { Name: 'Bob' },
    ]);
    const [database] = await ask(
      s.stg,
      "SELECT user_access_desc, state_desc, recovery_model_desc, SUSER_SNAME(owner_sid) AS owner FROM sys.databases WHERE name = N'Shop_staging'",
    );
    assert.deepEqual(database, {
      user_access_desc: 'MULTI_USER',
      state_desc: 'ONLINE',
      recovery_model_desc: 'FULL',
      owner: 'sa',
    });
    const users = await ask(
      s.stg,
      "SELECT u.name, l.name AS login FROM sys.database_principals AS u LEFT JOIN sys.server_principals AS l ON l.sid = u.sid WHERE u.name IN (N'web', N'gone') ORDER BY u.name",
      'Shop_staging',
    );
    assert.deepEqual(users, [
      { name: 'gone', login: null },
      { name: 'web', login: 'web' },
    ]);
    assert.match(report.notes.join('\n'), /Users without a login on this server: \[gone\]$/m);
    assert.ok(told.percents.includes(100) || told.percents.includes(95), told.percents.join());
    const { state, from } = await markerIn(inProcess(s.stg, 'Shop_staging', admin));
    assert.equal(state.kind, 'valid');
    assert.deepEqual(from, report.from);
    assert.deepEqual([from?.server, from?.database, from?.method], ['PROD01', 'Shop', 'backup']);
    assert.equal(from?.databaseGuid, s.prod.database('Shop')?.guid);
    assert.match(from?.lastLsn ?? '', /^\d+$/);
  });

  it('again and again, with a database_guid of its own each time', async () => {
    const s = await servers();
    const guids = new Set<string | undefined>();
    for (let i = 0; i < 3; i += 1) {
      await restore(s);
      guids.add(s.stg.database('Shop_staging')?.guid);
    }
    assert.equal(guids.size, 3);
    assert.ok(!guids.has(s.prod.database('Shop')?.guid));
  });

  for (const version of ['2014', '2016', '2017', '2019', '2022', '2025'] as const) {
    it(`asks SQL Server ${version} for nothing that it lacks`, async () => {
      const s = await servers({ version }, { version });
      assert.deepEqual((await restore(s)).warnings, []);
      assert.equal((await restore(s, { method: 'copy-only', share: '\\\\files\\backup' })).outcome, 'restored');
    });
  }

  it('is printed as it runs: the printed batches alone make the same copy', async () => {
    const s = await servers();
    const { script } = await restore(s, { print: true });
    assert.equal(s.stg.database('Shop_staging'), undefined);
    const session = await inProcess(s.stg, 'master', admin).open();
    for (const batch of script.split(/^GO\n/m)) if (batch.trim() !== '') await session.batch(batch);
    await session.close();
    const { from } = await markerIn(inProcess(s.stg, 'Shop_staging', admin));
    assert.equal(from?.database, 'Shop');
  });

  it('does nothing on another server when what was printed is pasted there', async () => {
    const s = await servers();
    await restore(s);
    const { script } = await restore(s, { print: true });
    await run(s.prod, 'CREATE DATABASE [Shop_staging];');
    const before = s.prod.database('Shop_staging')?.guid;
    const session = await inProcess(s.prod, 'master', admin).open();
    let refusals = 0;
    const batches = script
      .split(/^GO\n/m)
      .filter((batch) => batch.trim() !== '' && !/^-- On .*\nUSE [^;]*;\n$/.test(batch));
    for (const batch of batches) {
      await session.batch(batch).catch((error: Error) => {
        assert.match(error.message, /for another server/);
        refusals += 1;
      });
    }
    await session.close();
    assert.equal(refusals, batches.length);
    assert.equal(s.prod.database('Shop_staging')?.guid, before);
  });

  it('takes a COPY_ONLY backup, which leaves the chain of differential ones alone', async () => {
    const s = await servers();
    await run(s.prod, "INSERT INTO dbo.Customer (CustomerId, Name) VALUES (3, N'Cid');", 'Shop');
    const report = await restore(s, { method: 'copy-only', share: '\\\\files\\backup' });
    assert.equal(report.backup?.copyOnly, true);
    assert.equal((await ask(s.stg, 'SELECT CustomerId FROM dbo.Customer', 'Shop_staging')).length, 3);
    const again = await restore(s, { method: 'copy-only', share: '\\\\files\\backup' });
    assert.equal(again.backup?.position, 1);
  });

  it('puts a differential backup on top', async () => {
    const s = await servers();
    await run(s.prod, "INSERT INTO dbo.Customer (CustomerId, Name) VALUES (3, N'Cid');", 'Shop');
    await run(s.prod, "BACKUP DATABASE [Shop] TO DISK = N'\\\\files\\backup\\Shop.dif' WITH DIFFERENTIAL, CHECKSUM;");
    const report = await restore(s);
    assert.ok(report.backup?.differential);
    assert.equal((await ask(s.stg, 'SELECT CustomerId FROM dbo.Customer', 'Shop_staging')).length, 3);
  });

  it('takes named files without production', async () => {
    const s = await servers();
    const { production: _, ...request } = requestOf(s, { method: 'file', files: [share] });
    const report = await restoreDatabase(request, quietHost().host);
    assert.equal(report.from.databaseGuid, s.prod.database('Shop')?.guid);
  });

  it('works for a login with the permissions of the documentation, and for the next restore', async () => {
    const s = await servers(
      {
        logins: [
          { name: 'rehearsal_restore', rights: { server: ['dbcreator', 'VIEW ANY DEFINITION', 'VIEW SERVER STATE'] } },
        ],
      },
      {
        logins: [
          {
            name: 'rehearsal_reader',
            rights: {
              server: ['VIEW ANY DATABASE', 'VIEW ANY DEFINITION'],
              databases: { msdb: ['SELECT'], Shop: ['BACKUP DATABASE'] },
            },
          },
        ],
      },
    );
    const logins = {
      production: inProcess(s.prod, 'Shop', { user: 'rehearsal_reader' }),
      staging: inProcess(s.stg, 'Shop_staging', { user: 'rehearsal_restore' }),
    };
    for (const rest of [{}, {}, { method: 'copy-only', share: '\\\\files\\backup' }] as const) {
      const report = await restore(s, { ...logins, ...rest });
      assert.deepEqual(report.warnings, []);
    }
  });
});

describe('a copy of the schema on a server in memory', () => {
  const world = (production: Instance, stg: Instance) => ({
    line: () => undefined,
    server: async (connection: string) =>
      connection === 'env:PROD' ? inProcess(production, 'Shop', admin) : inProcess(stg, 'Shop_staging', admin),
  });
  const asked = {
    from: ['env:PROD'],
    to: 'env:STG',
    method: 'schema-only',
    allowedTargets: [],
    simple: false,
    print: false,
  } as const;

  for (const version of ['2022', 'AzureSQL'] as const) {
    it(`is made of the catalog of ${version}, twice, without a row`, async () => {
      const production = new Instance({ name: 'PROD01', version });
      production.createDatabase('Shop', shop);
      const stg = new Instance({ name: 'STG01' });
      for (let i = 0; i < 2; i += 1) {
        const report = await restoreStaging(asked, world(production, stg));
        assert.deepEqual([report.from.method, report.warnings], ['schema-only', []]);
      }
      assert.deepEqual(await ask(stg, 'SELECT Name FROM dbo.Customer', 'Shop_staging'), []);
      const { from } = await markerIn(inProcess(stg, 'Shop_staging', admin));
      assert.deepEqual([from?.method, from?.database], ['schema-only', 'Shop']);
    });
  }
});

describe('refusals on a server in memory', () => {
  it('production under any name of its server', async () => {
    const s = await servers();
    for (const database of ['Shop', 'SHOP', 'shop']) {
      const staging = { ...inProcess(s.prod, database, admin), name: 'tcp:alias,1433' };
      assert.match(await refused(s, { staging, allowed: [['PROD01/*']] }), /RST001.*production database itself/);
    }
  });

  it('production that was restored from a staging backup, marker and all', async () => {
    const s = await servers();
    await restore(s);
    const back = '\\\\files\\backup\\staging.bak';
    await run(s.stg, `BACKUP DATABASE [Shop_staging] TO DISK = N'${back}' WITH INIT;`);
    await run(
      s.prod,
      `ALTER DATABASE [Shop] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; RESTORE DATABASE [Shop] FROM DISK = N'${back}' WITH REPLACE, MOVE N'Shop' TO N'D:\\Data\\Shop.mdf', MOVE N'Shop_log' TO N'D:\\Log\\Shop_log.ldf';`,
    );
    const { state, from } = await markerIn(inProcess(s.prod, 'Shop', admin));
    assert.deepEqual([state.kind, from], ['foreign', undefined]);
    // Even where nobody says which database production is.
    const other = await servers();
    const answer = await refused(
      { ...other, prod: other.prod },
      { staging: inProcess(s.prod, 'Shop', admin), allowed: [['PROD01/Shop']] },
    );
    assert.match(answer, /RST002.*marker does not count/);
  });

  it('a database that carries production’s marker under its own name', async () => {
    const s = await servers();
    await restore(s);
    const back = '\\\\files\\backup\\staging.bak';
    await run(s.stg, `BACKUP DATABASE [Shop_staging] TO DISK = N'${back}' WITH INIT;`);
    await run(
      s.stg,
      `RESTORE DATABASE [Payroll] FROM DISK = N'${back}' WITH MOVE N'Shop' TO N'D:\\Data\\p.mdf', MOVE N'Shop_log' TO N'D:\\Log\\p.ldf';`,
    );
    const answer = await refused(s, { staging: inProcess(s.stg, 'Payroll', admin), allowed: [['STG01/*']] });
    assert.match(answer, /RST002.*it was written in Shop_staging on STG01/);
  });

  it('a database that somebody has made in place of the copy', async () => {
    const s = await servers();
    await restore(s);
    await run(s.stg, 'DROP DATABASE [Shop_staging];');
    await run(s.stg, 'CREATE DATABASE [Shop_staging];');
    assert.match(await refused(s), /RST002.*no marker/);
  });

  it('one in RESTORING, but for the allow-list', async () => {
    const s = await servers();
    await run(
      s.stg,
      `RESTORE DATABASE [Shop_staging] FROM DISK = N'${share}' WITH NORECOVERY, MOVE N'Shop' TO N'D:\\Data\\x.mdf', MOVE N'Shop_log' TO N'D:\\Log\\x.ldf';`,
    );
    assert.match(await refused(s), /RST002.*RESTORING/);
    assert.equal((await restore(s, { allowed: [['STG01/Shop_staging']] })).outcome, 'restored');
  });

  it('a newer backup, too little room, a missing certificate, a damaged backup', async () => {
    assert.match(await refused(await servers({ version: '2019' })), /RST004/);
    assert.match(await refused(await servers({ volumes: [{ mount: 'D:\\', bytes: 40 * 2 ** 20 }] })), /RST005/);
    const tde = await servers();
    const database = tde.prod.database('Shop') ?? assert.fail();
    database.tde = '0xAB12';
    await run(tde.prod, `BACKUP DATABASE [Shop] TO DISK = N'${share}' WITH INIT;`);
    assert.match(await refused(tde), /RST006.*0xAB12/);
    tde.stg.certificates.push({ name: 'tde', thumbprint: '0xAB12' });
    assert.equal((await restore(tde)).outcome, 'restored');
    const broken = await servers();
    const media = broken.network.at(share);
    assert.ok(media && media !== 'garbage');
    for (const set of media.sets) set.damaged = true;
    assert.match(await refused(broken, { method: 'file', files: [share] }), /RST007/);
    broken.network.media.set(share.toLowerCase(), 'garbage');
    assert.match(await refused(broken), /RST015/);
  });

  it('a database in which a plan is running', async () => {
    assert.equal(runLock, lockResource);
    const s = await servers();
    await restore(s);
    const session = await inProcess(s.stg, 'Shop_staging', admin).open();
    await session.batch(
      `EXEC sp_getapplock @Resource = N'${lockResource}', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0;`,
    );
    assert.match(await refused(s), /RST020/);
    await session.close();
    assert.equal((await restore(s)).outcome, 'restored');
  });

  it('Azure SQL Database, as the target and as the source of a backup', async () => {
    const s = await servers();
    const azure = new Instance({ name: 'azure', version: 'AzureSQL' });
    azure.createDatabase('Shop', shop);
    azure.createDatabase('Shop_staging');
    const onAzure = await refused(s, { staging: inProcess(azure, 'Shop_staging', admin) });
    assert.match(onAzure, /^error RST012: azure is Azure SQL Database/);
    assert.match(
      await refused(s, { production: inProcess(azure, 'Shop', admin) }),
      /^error RST012: Production is Azure/,
    );
  });

  it('an open transaction, and a login that is only db_owner', async () => {
    const s = await servers({ logins: [{ name: 'owner', rights: { databases: { Shop_staging: ['db_owner'] } } }] });
    await restore(s);
    const open = inProcess(s.stg, 'Shop_staging', admin);
    const staging: SqlServer = {
      ...open,
      open: async (database) => {
        const session = await open.open(database);
        await session.batch('BEGIN TRANSACTION;');
        return session;
      },
    };
    assert.match(await refused(s, { staging }), /RST008/);
    assert.match(await refused(s, { staging: inProcess(s.stg, 'Shop_staging', { user: 'owner' }) }), /RST010/);
  });
});

describe('a restore that is stopped on a server in memory', () => {
  it('leaves RESTORING, says so, and goes on when it may', async () => {
    const s = await servers({ pace: 20 });
    const stop = new AbortController();
    const { host } = quietHost(stop.signal);
    const error = await restoreDatabase(requestOf(s), { ...host, percent: () => stop.abort() }).then(
      () => assert.fail('It was not stopped.'),
      (reason: unknown) => String(reason),
    );
    assert.match(error, /RST014.*(left in state RESTORING|does not exist)/);
    assert.equal((await restore(s, { allowed: [['STG01/Shop_staging']] })).outcome, 'restored');
  });
});
