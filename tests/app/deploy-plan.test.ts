import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogReader } from '../../src/app/catalog-reader.ts';
import { type DeployRequest, type DeployResult, type DeployWorld, deployPlan } from '../../src/app/deploy-plan.ts';
import { readServer } from '../../src/app/live-database.ts';
import { writtenPackage } from '../../src/app/package-database.ts';
import { planChange } from '../../src/app/plan-change.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import type { SqlServer } from '../../src/base/sql-session.ts';
import type { Evidence, RestoredFrom } from '../../src/plan/evidence-types.ts';
import { inProcess } from '../server/in-process.ts';
import { Instance } from '../server/instance/instance.ts';

const project = `<Project DefaultTargets="Build">
  <Sdk Name="Microsoft.Build.Sql" Version="1.0.0" />
  <PropertyGroup><Name>Shop</Name>
    <DSP>Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider</DSP>
  </PropertyGroup>
  <ItemGroup><SqlCmdVariable Include="Region"><DefaultValue>EU</DefaultValue></SqlCmdVariable></ItemGroup>
  <ItemGroup><PostDeploy Include="After.sql" /><Build Remove="After.sql" /></ItemGroup>
</Project>`;

const before: Readonly<Record<string, string>> = {
  'Customer.sql': `CREATE TABLE [dbo].[Customer] ([Id] int NOT NULL CONSTRAINT [PK_Customer] PRIMARY KEY, [Name] nvarchar(40) NULL);`,
  'Order.sql': `CREATE TABLE [dbo].[Order] ([Id] int NOT NULL CONSTRAINT [PK_Order] PRIMARY KEY, [CustomerId] int NOT NULL);`,
  'Names.sql': 'CREATE VIEW [dbo].[Names] AS SELECT [Id], [Name] FROM [dbo].[Customer];',
  'Log.sql': 'CREATE TABLE [dbo].[Log] ([Text] nvarchar(400) NOT NULL);',
  'After.sql': "INSERT INTO [dbo].[Log] ([Text]) VALUES (N'first');\n",
};

const after: Readonly<Record<string, string>> = {
  ...before,
  'Customer.sql': `CREATE TABLE [dbo].[Customer] ([Id] int NOT NULL CONSTRAINT [PK_Customer] PRIMARY KEY, [Name] nvarchar(80) NULL, [City] nvarchar(40) NULL);
GO
CREATE INDEX [IX_Customer_Name] ON [dbo].[Customer] ([Name]);`,
  'Order.sql': `CREATE TABLE [dbo].[Order] ([Id] int NOT NULL CONSTRAINT [PK_Order] PRIMARY KEY, [CustomerId] int NOT NULL,
  CONSTRAINT [FK_Order_Customer] FOREIGN KEY ([CustomerId]) REFERENCES [dbo].[Customer] ([Id]));`,
  'Cities.sql': 'CREATE VIEW [dbo].[Cities] AS SELECT DISTINCT [City] FROM [dbo].[Customer];',
  'After.sql': "INSERT INTO [dbo].[Log] ([Text]) VALUES (N'$(Region)');\nGO 2\n",
};

const copy: RestoredFrom = { server: 'PROD01', database: 'Shop', restored: '2026-11-23T10:00:00Z', method: 'backup' };

class Shop {
  readonly instance = new Instance({ name: 'PROD01' });
  readonly server: SqlServer;
  readonly folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-deploy-'));
  readonly lines: string[] = [];

  constructor() {
    const script = Object.entries(before).filter(([name]) => name !== 'After.sql');
    this.instance.createDatabase('Shop', script.map(([, sql]) => sql).join('\nGO\n'));
    this.server = inProcess(this.instance, 'Shop');
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  async plan(files = after, name = 'plan'): Promise<string> {
    const current = this.path(`${name}.dacpac`);
    writeFileSync(current, writtenPackage(await readServer(this.server)));
    const desired = this.path(`${name}-project`);
    mkdirSync(desired);
    for (const [file, sql] of Object.entries({ ...files, 'Shop.sqlproj': project }))
      writeFileSync(path.join(desired, file), sql);
    const output = this.path(name);
    const { verdict } = await planChange({ desired, current, output });
    assert.notEqual(verdict, 'unproven');
    return output;
  }

  deploy(plan: string, request: Partial<DeployRequest> = {}, world: Partial<DeployWorld> = {}): Promise<DeployResult> {
    return deployPlan(
      { plan, as: 'rehearsal', variables: {}, fence: { windows: [] }, retries: 3, dryRun: false, ...request },
      {
        server: this.server,
        reader: catalogReader,
        readMarker: async () => copy,
        hint: () => undefined,
        signal: new AbortController().signal,
        run: {},
        secret: () => undefined,
        progress: { line: (text) => this.lines.push(text) },
        now: Date.now,
        ...world,
      },
    );
  }

  async rows(sql: string): Promise<readonly unknown[]> {
    const session = await this.server.open();
    try {
      return (await session.query(sql)).map((row) => Object.values(row)[0]);
    } finally {
      await session.close();
    }
  }
}

const said = ({ problems }: DeployResult): string =>
  problems.map(({ code, message }) => `${code} ${message}`).join('\n');
const codes = ({ problems }: DeployResult): string[] => problems.map(({ code }) => code);

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
    assert.deepEqual(evidence.verification, { arrived: true, differences: [], untrusted: [] });
    assert.deepEqual(await shop.rows('SELECT [Text] FROM [dbo].[Log]'), ['North', 'North']);
    assert.match(shop.lines.join('\n'), /^\[\d+\/\d+\] Creating index IX_Customer_Name on dbo\.Customer … 00:00:0\d$/m);
    assert.match(shop.lines.join('\n'), /^\[\d+\/\d+\] Running Post-deployment script … /m);
    const again = await shop.deploy(plan);
    assert.equal(again.outcome, 'already-done', said(again));
    assert.equal((await shop.rows('SELECT [Text] FROM [dbo].[Log]')).length, 2);
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
});
