import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogReader } from '../../src/app/catalog-reader.ts';
import { type DeployRequest, type DeployResult, type DeployWorld, deployPlan } from '../../src/app/deploy-plan.ts';
import { readServer } from '../../src/app/live-database.ts';
import { writtenPackage } from '../../src/app/package-database.ts';
import { planChange } from '../../src/app/plan-change.ts';
import type { SqlServer } from '../../src/base/sql-session.ts';
import type { RestoredFrom } from '../../src/plan/evidence-types.ts';
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

export const before: Readonly<Record<string, string>> = {
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

/** A small database on a server in memory, and a project that changes it. */
export class Shop {
  readonly instance = new Instance({ name: 'PROD01' });
  /** How it is reached; without a wire unless a test puts another in its place. */
  server: SqlServer;
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
    const options = this.path('rehearsal.json');
    writeFileSync(options, JSON.stringify({ lockTimeout: 20 }));
    const { verdict } = await planChange({ desired, current, output, options });
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

export const said = ({ problems }: DeployResult): string =>
  problems.map(({ code, message }) => `${code} ${message}`).join('\n');
export const codes = ({ problems }: DeployResult): string[] => problems.map(({ code }) => code);
