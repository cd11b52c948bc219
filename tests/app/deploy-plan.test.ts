import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RehearsalError } from '../../src/base/errors.ts';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { codes, Shop, said } from './deploy-shop.ts';

describe('a plan folder on a server', function () {
  this.timeout(60_000);

  it('runs, arrives, and does not run again', async () => {
    const shop = new Shop();
    const plan = await shop.plan();
    const file = shop.path('evidence.json');
    const result = await shop.deploy(plan, { evidence: file, variables: { Region: 'North' } });
    assert.equal(result.outcome, 'succeeded', said(result));
    assert.equal(result.hasChanges, true);
    const evidence = JSON.parse(readFileSync(file, 'utf8')) as Evidence;
    assert.deepEqual(evidence, JSON.parse(JSON.stringify(result.evidence)));
    const [answer] = evidence.probes.filter(({ code }) => code === 'DATA012');
    assert.equal(answer?.settled, true);
    assert.match(answer?.says ?? '', /^0 /);
    assert.notEqual(evidence.fingerprints?.before, evidence.fingerprints?.after);
    assert.deepEqual(evidence.verification, { arrived: true, differences: [], untrusted: [] });
    assert.deepEqual(await shop.rows('SELECT [Text] FROM [dbo].[Log]'), ['North', 'North']);
    assert.match(shop.lines.join('\n'), /^\[\d+\/\d+\] Creating index IX_Customer_Name on dbo\.Customer … 00:00:0\d$/m);
    assert.match(shop.lines.join('\n'), /^\[\d+\/\d+\] Running Post-deployment script … /m);
    const again = await shop.deploy(plan);
    assert.equal(again.outcome, 'already-done', said(again));
    assert.equal(again.evidence.fingerprints?.before, evidence.fingerprints?.after);
    assert.equal((await shop.rows('SELECT [Text] FROM [dbo].[Log]')).length, 2);
  });

  it('asks the copy before the first step, and says what settles nothing', async () => {
    const shop = new Shop();
    const plan = await shop.plan();
    const session = await shop.server.open();
    await session.batch('INSERT INTO [dbo].[Order] ([Id], [CustomerId]) VALUES (1, 7);');
    await session.close();
    const { evidence } = await shop.deploy(plan);
    const [answer] = evidence.probes.filter(({ code }) => code === 'DATA012');
    assert.deepEqual([answer?.count, answer?.settled], [1, false]);
    assert.match(answer?.says ?? '', /^1 /);
    const environment = await shop.deploy(plan, { as: 'environment', dryRun: true });
    assert.deepEqual(environment.evidence.probes, []);
  });

  it('refuses drift of what it touches, and lets be what it does not', async () => {
    const shop = new Shop();
    const plan = await shop.plan();
    const session = await shop.server.open();
    await session.batch('CREATE TABLE [dbo].[Elsewhere] ([A] int NULL);');
    const dry = await shop.deploy(plan, { dryRun: true });
    assert.equal(dry.outcome, 'succeeded', said(dry));
    assert.match(shop.lines.join('\n'), /\[dbo\]\.\[Elsewhere\] is added/);
    await session.batch('ALTER TABLE [dbo].[Customer] ADD [Fax] int NULL;');
    const refused = await shop.deploy(plan);
    assert.equal(refused.outcome, 'refused');
    assert.deepEqual(codes(refused), ['PLAN001']);
    assert.match(said(refused), /table \[dbo\]\.\[Customer\]/);
    await session.batch('ALTER TABLE [dbo].[Customer] DROP COLUMN [Fax];');
    await session.close();
    const run = await shop.deploy(plan);
    assert.equal(run.outcome, 'succeeded', said(run));
  });

  it('does not start on a plan that was changed, or that is another', async () => {
    const shop = new Shop();
    const plan = await shop.plan();
    const isCode = (code: string) => (error: unknown) =>
      error instanceof RehearsalError && error.diagnostics[0]?.code === code;
    await assert.rejects(shop.deploy(plan, { id: 'f'.repeat(64) }), isCode('DEP006'));
    const deploySql = path.join(plan, 'deploy.sql');
    writeFileSync(deploySql, `${readFileSync(deploySql, 'utf8')}DROP TABLE [dbo].[Customer];\n`);
    await assert.rejects(shop.deploy(plan), isCode('PLN012'));
    assert.equal((await shop.rows("SELECT OBJECT_ID(N'dbo.__RehearsalJournal')"))[0], null);
  });

  it('says which step the server refuses, where it stands, and goes on from there', async () => {
    const shop = new Shop();
    const plan = await shop.plan();
    const session = await shop.server.open();
    await session.batch('INSERT INTO [dbo].[Order] ([Id], [CustomerId]) VALUES (1, 7);');
    const failed = await shop.deploy(plan);
    assert.equal(failed.outcome, 'failed');
    assert.match(
      said(failed),
      /DEP010 Step \d+ of \d+ \(.*FK_Order_Customer.*\) failed: error 547, .*, deploy\.sql line (\d+)/,
    );
    const line = Number(/deploy\.sql line (\d+)/.exec(said(failed))?.[1]);
    assert.match(readFileSync(path.join(plan, 'deploy.sql'), 'utf8').split('\n')[line - 1] ?? '', /FK_Order_Customer/);
    await session.batch('DELETE FROM [dbo].[Order];');
    await session.close();
    const again = await shop.deploy(plan);
    assert.equal(again.outcome, 'succeeded', said(again));
    assert.ok(again.evidence.groups.some(({ state }) => state === 'already-done'));
  });

  it('is kept out while another run has the lock', async () => {
    const shop = new Shop();
    const plan = await shop.plan();
    const other = await shop.server.open();
    await other.batch(
      "EXECUTE sp_getapplock @Resource = N'DatabaseRehearsal', @LockMode = N'Exclusive', @LockOwner = N'Session';",
    );
    const refused = await shop.deploy(plan);
    assert.deepEqual(codes(refused), ['DEP003']);
    assert.match(said(refused), /Database Rehearsal on .* connected since/);
    await other.close();
  });

  it('runs once when two runs begin at the same time', async () => {
    const shop = new Shop();
    const plan = await shop.plan();
    const results = await Promise.all([shop.deploy(plan), shop.deploy(plan)]);
    assert.deepEqual(results.map(({ outcome }) => outcome).sort(), ['refused', 'succeeded']);
    assert.deepEqual(results.flatMap(codes), ['DEP003']);
    assert.equal((await shop.rows('SELECT [Text] FROM [dbo].[Log]')).length, 2);
  });

  it('begins a group again that waited too long for a lock', async () => {
    const shop = new Shop();
    const plan = await shop.plan();
    const other = await shop.server.open();
    await other.batch("INSERT INTO [dbo].[Customer] ([Id], [Name]) VALUES (1, N'Ann');");
    await other.batch("BEGIN TRANSACTION; UPDATE [dbo].[Customer] SET [Name] = N'Anna' WHERE [Id] = 1;");
    const ending = new AbortController();
    const result = await shop.deploy(
      plan,
      { as: 'environment' },
      {
        progress: {
          line: (text) => {
            shop.lines.push(text);
            if (/begins again/.test(text) && !ending.signal.aborted) {
              ending.abort();
              void other.close();
            }
          },
        },
      },
    );
    assert.equal(result.outcome, 'succeeded', said(result));
    assert.ok(ending.signal.aborted);
    assert.match(shop.lines.join('\n'), /Group \d+ was rolled back and begins again: Lock request time out/);
    assert.ok(result.evidence.groups.some(({ retries }) => retries === 1));
  });
});
