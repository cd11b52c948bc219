import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageDatabase } from '../../src/app/package-database.ts';
import { simulateScript } from '../../src/app/simulate-script.ts';
import { type Dacpac, readDacpac } from '../../src/formats/dacpac.ts';

const project = `<Project DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <PropertyGroup><Name>P</Name><DSP>Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider</DSP></PropertyGroup>
  <ItemGroup><Build Include="T.sql" /><RefactorLog Include="P.refactorlog" /></ItemGroup>
</Project>`;

/** Simulates the script on the project's package and reads the end. */
async function endOf(table: string, script: string): Promise<Dacpac> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-simulate-'));
  const at = (name: string) => path.join(folder, name);
  try {
    writeFileSync(at('P.sqlproj'), project);
    writeFileSync(at('P.refactorlog'), log);
    writeFileSync(at('T.sql'), table);
    await packageDatabase({ projects: [at('P.sqlproj')], output: at('on.dacpac'), variables: {} });
    writeFileSync(at('script.sql'), script);
    await simulateScript({ script: at('script.sql'), on: at('on.dacpac'), output: at('end.dacpac') });
    return await readDacpac(readFileSync(at('end.dacpac')), 'end.dacpac');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const log = `<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="6d7e1f0a-5f5e-4a7f-9a3c-000000000001" ChangeDateTime="01/01/2024 00:00:00">
    <Property Name="ElementName" Value="[dbo].[T].[A]" />
    <Property Name="ElementType" Value="SqlSimpleColumn" />
    <Property Name="ParentElementName" Value="[dbo].[T]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="B" />
  </Operation>
</Operations>`;

describe('simulateScript', () => {
  it('keeps the refactor log of the database that it starts with', async () => {
    const end = await endOf('CREATE TABLE dbo.T (B int NULL);', 'ALTER TABLE dbo.T ADD A int NULL;');
    assert.match(end.refactorLog ?? '', /6d7e1f0a-5f5e-4a7f-9a3c-000000000001/);
  });

  it('packages expressions as they were written', async () => {
    const end = await endOf(
      'CREATE TABLE dbo.T (B int NULL CONSTRAINT C1 CHECK (B IN (1, 2)));',
      `ALTER TABLE dbo.T ADD CONSTRAINT C2 CHECK (B BETWEEN 1 AND 2);
       ALTER TABLE dbo.T ADD D datetime NULL CONSTRAINT C3 DEFAULT CURRENT_TIMESTAMP, E AS CAST(B AS bigint);
       CREATE INDEX I ON dbo.T (B) WHERE B IN (1, 2);`,
    );
    const texts = JSON.stringify(end.model.elements.map((element) => [...element.properties.values()]));
    for (const text of ['B IN (1, 2)', 'B BETWEEN 1 AND 2', 'CURRENT_TIMESTAMP']) assert.ok(texts.includes(text), text);
  });

  it('calls the database what the script that is written for it calls it', async () => {
    const end = await endOf(
      'CREATE TABLE dbo.T (B int NULL);',
      `USE master;
GO
ALTER DATABASE [Shop] SET RECOVERY SIMPLE;
GO
USE [Shop];
GO
ALTER TABLE [Shop].[dbo].[T] ADD C int NULL;`,
    );
    assert.ok(JSON.stringify(end.model.elements.map(({ name }) => name)).includes('[dbo].[T]'));
    await assert.rejects(
      endOf('CREATE TABLE dbo.T (B int NULL);', 'USE Shop;\nGO\nUSE Other;'),
      /error 911: Database 'Other'/,
    );
  });
});
