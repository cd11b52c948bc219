import assert from 'node:assert/strict';
import { reportLines } from '../../src/staging/report.ts';
import { restoreDatabase } from '../../src/staging/restore-database.ts';
import { addStaging, quietHost, requestOf, restore, share, world } from './production-and-staging.ts';

describe('a restore of staging', () => {
  it('makes the copy out of the newest backup and marks it', async () => {
    const w = world();
    const { host, told } = quietHost();
    const report = await restoreDatabase(requestOf(w), host);
    const copy = w.stg.find('Shop_staging');
    assert.equal(copy?.access, 'MULTI_USER');
    assert.deepEqual(JSON.parse(copy?.marker ?? ''), {
      format: 1,
      here: { server: 'STG01', database: 'Shop_staging', databaseGuid: copy?.guid },
      from: {
        server: 'PROD01',
        database: 'Shop',
        databaseGuid: w.shop.guid,
        familyGuid: w.shop.family,
        backupFinished: '2026-11-22T23:30:00.000Z',
        lastLsn: '45000000012300001',
        method: 'backup',
        restored: '2026-11-23T10:00:00Z',
      },
    });
    assert.deepEqual(report.from, JSON.parse(copy?.marker ?? '').from);
    assert.deepEqual(told.percents, [50]);
    assert.deepEqual(
      report.files.map(({ to }) => to),
      ['D:\\Data\\Shop_staging_Shop.mdf', 'D:\\Log\\Shop_staging_Shop_log.ldf'],
    );
    assert.match(reportLines(report).join('\n'), /Backup of 2026-11-22T23:30:00.000Z, last LSN 45000000012300001/);
  });

  it('replaces the staging database of before, never with REPLACE', async () => {
    const w = world();
    const before = addStaging(w.stg);
    await restore(w);
    assert.notEqual(w.stg.find('Shop_staging')?.guid, before.guid);
    assert.match(w.stg.changes[0] ?? '', /SINGLE_USER WITH ROLLBACK IMMEDIATE;\nDROP DATABASE \[Shop_staging\];$/);
    assert.ok(w.stg.changes[0]?.includes(before.guid ?? ''), 'the batch checks that it is the same database still');
    assert.ok(w.stg.ran.every(({ sql }) => !/REPLACE/.test(sql)));
  });

  it('prints exactly what it runs, and runs nothing then', async () => {
    const w = world();
    addStaging(w.stg);
    const printed = await restore(w, { print: true });
    assert.equal(printed.outcome, 'printed');
    assert.deepEqual(w.stg.changes, []);
    const ran = await restore(w);
    assert.equal(ran.script, printed.script);
    for (const sql of w.stg.changes) assert.ok(printed.script.includes(`${sql}\nGO\n`), sql);
  });

  it('runs nothing on production but reading', async () => {
    const w = world();
    await restore(w);
    assert.deepEqual(w.prod.ran, []);
  });

  it('takes a named file without a connection to production', async () => {
    const w = world();
    const { production: _, ...request } = requestOf(w, { method: 'file', files: [share] });
    const report = await restoreDatabase(request, quietHost().host);
    assert.equal(report.from.server, 'PROD01');
    assert.equal(report.from.databaseGuid, w.shop.guid);
  });
});
