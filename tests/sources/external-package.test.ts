import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { readDacpac } from '../../src/formats/dacpac.ts';
import { writeDacpac } from '../../src/formats/write-dacpac.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { type ExternalPackage, elementNames } from '../../src/sources/external-package.ts';
import { modelFromDacpac } from '../../src/sources/from-dacpac.ts';
import { modelFromProject, type SourceResult } from '../../src/sources/from-project.ts';
import { dacpacOf } from '../../src/sources/to-dacpac.ts';

/** A project of one script, which may refer to `Common.dacpac` as a part of the same database. */
function projectOf(script: string, common?: ExternalPackage): SourceResult {
  const reference = common ? '<ArtifactReference Include="..\\bin\\Common.dacpac" />' : '';
  const texts = new Map([
    ['P.sqlproj', `<Project><ItemGroup><Build Include="T.sql" />${reference}</ItemGroup></Project>`],
    ['T.sql', script],
  ]);
  const files = {
    read: (path: string) => {
      const text = texts.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    list: () => [...texts.keys()],
  };
  const references = new Map(common ? [['../bin/Common.dacpac', common]] : []);
  return modelFromProject('P.sqlproj', files, { platform: 'Sql160', variables: {}, references }, registry);
}

function packageOf({ model, name, version, packages }: SourceResult): Uint8Array {
  return writeDacpac(dacpacOf(model, { name, version, packages }, registry));
}

async function commonOf(script: string): Promise<ExternalPackage> {
  const dacpac = await readDacpac(packageOf(projectOf(script)), 'Common.dacpac');
  const { objects } = modelFromDacpac(dacpac, registry, 'Common.dacpac');
  const names = elementNames(dacpac.model.elements);
  return { logicalName: 'Common.dacpac', objects, names, suppressMissingDependencies: false };
}

const common = `CREATE SCHEMA c;
GO
CREATE TABLE c.E (Id int NOT NULL CONSTRAINT PK_E PRIMARY KEY, Name int NULL);
GO
CREATE TYPE c.Ty FROM int;
GO
CREATE ROLE R;
GO
GRANT SELECT ON SCHEMA::c TO R;`;

describe('a package of the same database', () => {
  it('is named by the package that uses it, as the source of what it holds', async () => {
    const script = `CREATE TABLE dbo.T (A c.Ty NOT NULL CONSTRAINT FK_T REFERENCES c.E (Id));
GO
ALTER TABLE c.E ADD CONSTRAINT CK_E CHECK (Name > 0);
GO
CREATE VIEW dbo.V AS SELECT E.Name FROM c.E;
GO
ALTER ROLE R ADD MEMBER guest;`;
    const built = projectOf(script, await commonOf(common));
    assert.deepEqual(built.diagnostics, []);
    const model = strFromU8(unzipSync(packageOf(built))['model.xml'] ?? new Uint8Array());
    assert.match(
      model,
      /<CustomData Category="Reference" Type="SqlSchema">\s*<Metadata Name="FileName" Value="Common.dacpac" \/>/,
    );
    const sources = [
      ...model.matchAll(/<References (?:Name="([^"]*)" )?ExternalSource="Common.dacpac"(?: Name="([^"]*)")?/g),
    ];
    assert.deepEqual([...new Set(sources.map(([, before, after]) => before ?? after))].sort(), [
      '[R]',
      '[c].[E]',
      '[c].[E].[Id]',
      '[c].[E].[Name]',
      '[c].[Ty]',
    ]);
  });

  for (const [what, script, ...expected] of [
    ['a name that both define', 'CREATE TABLE c.E (Id int NOT NULL);', 'SQL71508'],
    ['a schema that both define', 'CREATE SCHEMA c;', 'SQL71508'],
    ['a permission that both state', 'GRANT SELECT ON SCHEMA::c TO R;'],
    ['a column that a table of the other lacks', 'CREATE VIEW dbo.V AS SELECT E.Missing FROM c.E;', 'SQL71501'],
    ['a table that neither has', 'CREATE VIEW dbo.V AS SELECT F.Id FROM c.F;', 'SQL71501'],
    ['a change of what the other defines', 'ALTER TABLE c.E ENABLE CHANGE_TRACKING;', 'SQL71001'],
  ] as const)
    it(`is judged as DacFx judges it: ${what}`, async () => {
      const { diagnostics } = projectOf(script, await commonOf(common));
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        expected,
      );
    });
});

describe('what no definition can say', () => {
  for (const [script, ...expected] of [
    [':r other.sql', 'SQL46010'],
    [':setvar A 1\nCREATE TABLE dbo.T (A int NULL);', 'SQL46010'],
    ['CREATE TABLE dbo.T (A int NULL);\nGO 5', 'SQL46010'],
    ['CREATE TABLE dbo.T (A int NULL DEFAULT $(Value));', 'SQL46010'],
    ["CREATE TABLE dbo.T (A varchar(9) NULL DEFAULT '$(Value)');"],
    ['CREATE PROCEDURE dbo.P AS SELECT 1 AS A FROM $(Other).dbo.T;', 'SQL46010'],
    ['CREATE PROCEDURE dbo.P AS SELECT 1 AS A FROM [$(Other)].dbo.T;'],
    ['ALTER DATABASE $(DatabaseName) ADD FILEGROUP F;'],
    ['CREATE ROLE [$(Name)];', 'SQL70604'],
    ['CREATE TABLE dbo.T ([A$(Name)] int NULL);', 'SQL70604'],
    ['CREATE USER U FOR LOGIN L;', 'SQL71501'],
  ] as const)
    it(`${script} → ${expected.join() || 'nothing'}`, () => {
      assert.deepEqual(
        projectOf(script).diagnostics.map(({ code }) => code),
        expected,
      );
    });
});
