import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { modelOfServer, serverWith } from '../../src/app/in-memory-database.ts';
import { readServer } from '../../src/app/live-database.ts';
import {
  describeRestore,
  type RestoreStagingRequest,
  type RestoreWorld,
  restoreStaging,
} from '../../src/app/restore-staging.ts';
import { scriptOfModel } from '../../src/app/schema-script.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import type { SqlServer } from '../../src/base/sql-session.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { createBatches } from '../../src/plan/create-script.ts';
import { differencesOf } from '../../src/plan/proof.ts';
import { modelOf } from '../kinds/model-of.ts';
import { rowsSession } from '../server/catalog/rows-session.ts';
import type { FakeBox } from '../staging/fake-box.ts';
import { addStaging, share, world as twoServers } from '../staging/production-and-staging.ts';

const asked: RestoreStagingRequest = {
  from: ['env:PROD'],
  to: 'env:STG',
  allowedTargets: [],
  simple: false,
  print: false,
};

function worldOf(servers: Readonly<Record<string, SqlServer>>): RestoreWorld & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    server: async (connection) => servers[connection] ?? assert.fail(`no server ${connection}`),
    line: (text) => lines.push(text),
  };
}

function both() {
  const w = twoServers();
  return { ...w, world: worldOf({ 'env:PROD': w.prod.server('Shop'), 'env:STG': w.stg.server('Shop_staging') }) };
}

async function codes(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.then(
    () => assert.fail('It was not refused.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RehearsalError, String(error));
  return error.diagnostics.map(({ code, message }) => `${code} ${message}`);
}

describe('a restore that is asked for', () => {
  it('is told step by step, reported, and written as JSON', async () => {
    const { world } = both();
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'rehearsal-')), 'restore.json');
    const report = await restoreStaging({ ...asked, report: file }, world);
    assert.deepEqual(world.lines[0], '[1/6] Restoring [Shop_staging]');
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(JSON.stringify(report)));
    const { summary, lines } = describeRestore(report);
    assert.equal(summary, 'Made Shop_staging on STG01 out of Shop on PROD01');
    assert.ok(lines.some((line) => /Note: Log backups are not restored/.test(line)));
  });

  it('may be files alone, or files of a production that is connected', async () => {
    const w = both();
    assert.equal((await restoreStaging({ ...asked, from: [share], print: true }, w.world)).method, 'file');
    const report = await restoreStaging({ ...asked, from: ['env:PROD', share], print: true }, w.world);
    assert.deepEqual([report.method, report.from.server], ['file', 'PROD01']);
  });

  it('is a script for a query window when it is only printed', async () => {
    const w = both();
    addStaging(w.stg);
    const { lines } = describeRestore(await restoreStaging({ ...asked, print: true }, w.world));
    assert.equal(lines[0], '-- Would make Shop_staging on STG01 out of Shop on PROD01');
    const script = lines.slice(lines.indexOf('') + 1);
    assert.deepEqual(script.slice(0, 3), ['-- On STG01', 'USE [master];', 'GO']);
    assert.deepEqual(w.stg.changes, []);
  });

  it('must be possible, and every mistake is named', async () => {
    const { world } = both();
    const wrong: readonly (readonly [Partial<RestoreStagingRequest>, readonly string[]])[] = [
      [{ to: 'Shop.bak' }, ['The target is a connection: env:NAME or stdin.']],
      [{ from: ['env:PROD', 'env:OTHER'] }, ['Production is one connection.']],
      [{ from: ['stdin'], to: 'stdin' }, ['Only one connection can come from standard input.']],
      [{ method: 'file' }, ['Method file needs the backup files.']],
      [
        { method: 'history', from: [share], share: 'x' },
        [
          'Method history takes no backup files.',
          'Method history needs a connection to production.',
          'Method history takes no share.',
        ],
      ],
      [{ method: 'copy-only' }, ['Method copy-only needs a share that both servers see.']],
      [{ method: 'schema-only', from: [] }, ['Method schema-only needs a connection to production.']],
    ];
    for (const [given, messages] of wrong) {
      assert.deepEqual(
        await codes(restoreStaging({ ...asked, ...given }, world)),
        messages.map((message) => `USAGE ${message}`),
      );
    }
  });

  it('is held to the targets of the policy and of the request, both', async () => {
    const w = both();
    const policy = path.join(mkdtempSync(path.join(tmpdir(), 'rehearsal-')), 'rehearsal.policy.json');
    const allow = (content: object) => writeFileSync(policy, JSON.stringify({ format: 1, ...content }));
    const with_ = (rest: Partial<RestoreStagingRequest> = {}) => restoreStaging({ ...asked, policy, ...rest }, w.world);
    allow({ allowedTargets: ['STG02/*'] });
    assert.match((await codes(with_({ allowedTargets: ['STG01/*'] }))).join(), /RST003/);
    allow({ allowedTargets: [] });
    assert.match((await codes(with_())).join(), /RST003 .* among the allowed targets/);
    allow({ allowedTargets: ['STG01/*'] });
    assert.match((await codes(with_({ allowedTargets: ['STG02/*'] }))).join(), /RST003/);
    w.stg.add('Shop_staging', { state: 'RESTORING', guid: null });
    assert.equal((await with_({ allowedTargets: ['STG01/Shop_staging'], print: true })).outcome, 'printed');
    allow({});
    assert.match((await codes(with_())).join(), /RST002/);
    assert.match((await codes(with_({ policy: 'no/such.json' }))).join(), /POL001/);
  });
});

const schema = `CREATE SCHEMA sales;
GO
CREATE USER app WITHOUT LOGIN;
GO
CREATE TABLE sales.Customer (CustomerId int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY, Name nvarchar(40) NOT NULL);
GO
CREATE TABLE sales.[Order] (OrderId int NOT NULL PRIMARY KEY, CustomerId int NOT NULL CONSTRAINT FK_C REFERENCES sales.Customer (CustomerId));
GO
CREATE VIEW sales.Names AS SELECT c.Name FROM sales.Customer AS c;
GO
CREATE PROCEDURE sales.Find @name nvarchar(40) WITH EXECUTE AS 'app' AS SELECT n.Name FROM sales.Names AS n WHERE n.Name = @name;
GO
GRANT EXECUTE ON sales.Find TO app;
GO`;

/** A server whose catalog holds what the batches make. */
function catalogOf(sql: string): SqlServer {
  const model = modelOf(sql);
  const rows = serverWith(model, createBatches(model, registry)).rows();
  return { name: 'PROD01/Shop', database: 'Shop', open: async () => rowsSession(rows, { collation: model.collation }) };
}

describe('a copy of the schema alone', () => {
  function ready(sql = schema) {
    const live = catalogOf(sql);
    const w = both();
    // The fake answers what a restore asks; the catalog is read in batches.
    const production: SqlServer = {
      ...live,
      open: async (database) => ({
        ...(await w.prod.server('Shop').open(database)),
        batch: (await live.open()).batch,
      }),
    };
    return { ...w, live, world: worldOf({ 'env:PROD': production, 'env:STG': w.stg.server('Shop_staging') }) };
  }

  it('has every object of production, and says that it has no rows', async () => {
    const w = ready();
    const report = await restoreStaging({ ...asked, method: 'schema-only' }, w.world);
    assert.equal(report.from.method, 'schema-only');
    assert.equal(report.from.databaseGuid, w.shop.guid);
    assert.match(report.notes.join('\n'), /No rows were copied/);
    const { model } = await readServer(w.live);
    assert.ok(w.stg.changes[0]?.includes(`CREATE DATABASE [Shop_staging] COLLATE ${model.collation};`));
    const copy = w.stg.find('Shop_staging');
    assert.equal(copy?.access, 'MULTI_USER');
    assert.equal(JSON.parse(copy?.marker ?? '').from.method, 'schema-only');

    const made = serverWith({ ...model, objects: new Map() }, schemaBatches(w.stg));
    const end = modelOfServer(made, model, registry);
    assert.ok(end.objects.size > 8);
    assert.deepEqual(differencesOf(model, end, registry, { security: true }), []);
  });

  it('is printed as it runs, and refuses what a restore refuses', async () => {
    const w = ready();
    const printed = await restoreStaging({ ...asked, method: 'schema-only', print: true }, w.world);
    assert.deepEqual(w.stg.changes, []);
    const ran = await restoreStaging({ ...asked, method: 'schema-only' }, w.world);
    assert.equal(ran.script, printed.script);
    const unmarked = ready();
    unmarked.stg.add('Shop_staging');
    assert.match((await codes(restoreStaging({ ...asked, method: 'schema-only' }, unmarked.world))).join(), /RST002/);
  });

  it('makes filegroups with a file each, in the folder of the server', async () => {
    const w = ready(
      `ALTER DATABASE CURRENT ADD FILEGROUP [Old ]]Data];\nGO\nCREATE TABLE dbo.T (A int NOT NULL) ON [Old ]]Data];\nGO`,
    );
    const report = await restoreStaging({ ...asked, method: 'schema-only' }, w.world);
    assert.deepEqual(
      report.files.map(({ to }) => to),
      ['D:\\Data\\Shop_staging_Old_Data.ndf'],
    );
    const [filegroup = '', ...rest] = schemaBatches(w.stg);
    assert.equal(
      filegroup,
      "ALTER DATABASE [Shop_staging] ADD FILEGROUP [Old ]]Data];\nALTER DATABASE [Shop_staging] ADD FILE (NAME = N'Old ]Data', FILENAME = N'D:\\Data\\Shop_staging_Old_Data.ndf') TO FILEGROUP [Old ]]Data];",
    );
    assert.ok(rest.some((sql) => /CREATE TABLE \[dbo\]\.\[T\][\s\S]* ON \[Old \]\]Data\]/.test(sql)));
    assert.ok(rest.every((sql) => !/ADD FILEGROUP/.test(sql)));
  });

  it('leaves out logins, and gives users none', async () => {
    const { batches } = scriptOfModel(
      modelOf("CREATE LOGIN app_login WITH PASSWORD = N'x';\nGO\nCREATE USER app FOR LOGIN app_login;\nGO"),
    );
    assert.ok(
      batches.some((sql) => /CREATE USER \[app\] WITHOUT LOGIN/.test(sql)),
      batches.join('\n'),
    );
    assert.ok(batches.every((sql) => !/app_login/.test(sql)));
  });
});

/** What ran between the guard and its end. */
function schemaBatches(stg: FakeBox): readonly string[] {
  const batches = stg.ran.filter(({ database }) => database === 'Shop_staging').map(({ sql }) => sql);
  const [first, last] = [batches.findIndex((sql) => /SET NOEXEC ON/.test(sql)), batches.indexOf('SET NOEXEC OFF;')];
  assert.ok(first >= 0 && last > first);
  return batches.slice(first + 1, last);
}

describe('production on Azure', () => {
  it('gives no backup, and its schema needs no proof of another instance', async () => {
    const w = both();
    Object.assign(w.prod.facts, { engine_edition: 5, edition: 'SQL Azure' });
    addStaging(w.stg);
    for (const given of [{}, { method: 'copy-only', share: 's' }] as const) {
      assert.match(
        (await codes(restoreStaging({ ...asked, ...given }, w.world))).join(),
        /RST012 Production is Azure SQL Database/,
      );
    }
  });
});
