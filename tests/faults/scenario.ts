import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planChange } from '../../src/app/plan-change.ts';
import { readDatabase } from '../../src/app/read-database.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { createScript } from '../../src/plan/create-script.ts';
import type { Plan } from '../../src/plan/plan-types.ts';

/** A plan and the database that it is for. */
export type Scenario = {
  readonly name: string;
  /** The plan folder. */
  readonly folder: string;
  readonly plan: Plan;
  /** Makes the database as it is before, with its rows. */
  readonly script: string;
  readonly collation: string;
};

/** Path within a project → text. */
type Files = Readonly<Record<string, string>>;

/** The shop of the samples: 43 steps in 26 groups. Its reference data is written without MERGE, which the instance lacks. */
export function shopScenario(folder: string): Promise<Scenario> {
  const countries = `INSERT INTO [dbo].[Country] ([Code], [Name]) VALUES ('AT', N'Austria'), ('DE', N'Germany');\n`;
  for (const version of ['v1', 'v2']) {
    cpSync(path.join('samples/shop', version), path.join(folder, 'shop', version), { recursive: true });
    writeFileSync(path.join(folder, 'shop', version, 'Scripts/Reference data/Countries.sql'), countries);
  }
  return scenarioOf('shop', path.join(folder, 'shop'));
}

const projectFile = `<Project DefaultTargets="Build">
  <Sdk Name="Microsoft.Build.Sql" Version="1.0.0" />
  <PropertyGroup>
    <Name>Small</Name>
    <DSP>Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider</DSP>
  </PropertyGroup>
  <ItemGroup>
    <PreDeploy Include="Scripts/Pre.sql" />
    <PostDeploy Include="Scripts/Post.sql" />
    <Build Remove="Scripts/**" />
  </ItemGroup>
</Project>
`;

const ran =
  'CREATE TABLE dbo.Ran (Id int IDENTITY NOT NULL CONSTRAINT PK_Ran PRIMARY KEY, What nvarchar(40) NOT NULL);\n';
const small: Readonly<Record<'v1' | 'v2', Files>> = {
  v1: {
    'Ran.sql': ran,
    'Customer.sql': `CREATE TABLE dbo.Customer (
  CustomerId int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY, Name nvarchar(40) NOT NULL, Fax varchar(30) NULL);\n`,
    'CustomerNames.sql': 'CREATE VIEW dbo.CustomerNames AS SELECT CustomerId, Name FROM dbo.Customer;\n',
    'Rename.sql': `CREATE PROCEDURE dbo.RenameCustomer @id int, @name nvarchar(40) AS
UPDATE dbo.Customer SET Name = @name WHERE CustomerId = @id;\n`,
    'Scripts/Pre.sql': '',
    'Scripts/Post.sql': '',
  },
  v2: {
    'Ran.sql': ran,
    'Customer.sql': `CREATE TABLE dbo.Customer (
  CustomerId int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY, Name nvarchar(80) NOT NULL,
  Since date NOT NULL CONSTRAINT DF_Customer_Since DEFAULT ('2026-01-01'),
  CONSTRAINT CK_Customer_Name CHECK (LEN(Name) > 1));\n`,
    'Visit.sql': `CREATE TABLE dbo.Visit (
  VisitId int NOT NULL CONSTRAINT PK_Visit PRIMARY KEY,
  CustomerId int NOT NULL CONSTRAINT FK_Visit_Customer REFERENCES dbo.Customer (CustomerId));
GO
CREATE INDEX IX_Visit_Customer ON dbo.Visit (CustomerId);\n`,
    'CustomerNames.sql': 'CREATE VIEW dbo.CustomerNames AS SELECT CustomerId, Name, Since FROM dbo.Customer;\n',
    'Rename.sql': `CREATE PROCEDURE dbo.RenameCustomer @id int, @name nvarchar(80) AS
UPDATE dbo.Customer SET Name = @name WHERE CustomerId = @id;\n`,
    'Scripts/Pre.sql': "INSERT INTO dbo.Ran (What) VALUES (N'pre');\n",
    'Scripts/Post.sql': "INSERT INTO dbo.Ran (What) VALUES (N'post');\n",
  },
};

const rows = "INSERT INTO dbo.Customer (CustomerId, Name, Fax) VALUES (1, N'Ada', '123'), (2, N'Grace', NULL);\nGO\n";

/** A table with rows, a new one, a view, a procedure and both scripts: fewer messages, so that more faults fit into the time. */
export function smallScenario(folder: string): Promise<Scenario> {
  for (const [version, files] of Object.entries(small)) {
    for (const [name, text] of Object.entries({ ...files, 'Small.sqlproj': projectFile })) {
      const file = path.join(folder, 'small', version, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  return scenarioOf('small', path.join(folder, 'small'), rows);
}

/** Plans the change of a project from `v1` to `v2` beside it. */
async function scenarioOf(name: string, folder: string, rowsScript = ''): Promise<Scenario> {
  const [current, desired, plan, options] = ['v1', 'v2', 'plan', 'rehearsal.json'].map((part) =>
    path.join(folder, part),
  );
  writeFileSync(options!, JSON.stringify({ drop: 'all', security: true }));
  await planChange({ current: current!, desired: desired!, output: plan!, options: options! });
  const { model } = await readDatabase([current!]);
  return {
    name,
    folder: plan!,
    plan: JSON.parse(readFileSync(path.join(plan!, 'plan.json'), 'utf8')) as Plan,
    script: createScript(model, registry) + rowsScript,
    collation: model.collation,
  };
}
