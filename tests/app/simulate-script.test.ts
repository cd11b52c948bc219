import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageDatabase } from '../../src/app/package-database.ts';
import { simulateScript } from '../../src/app/simulate-script.ts';
import { readDacpac } from '../../src/formats/dacpac.ts';

const project = `<Project DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <PropertyGroup><Name>P</Name><DSP>Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider</DSP></PropertyGroup>
  <ItemGroup><Build Include="T.sql" /><RefactorLog Include="P.refactorlog" /></ItemGroup>
</Project>`;

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
    const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-simulate-'));
    const at = (name: string) => path.join(folder, name);
    try {
      writeFileSync(at('P.sqlproj'), project);
      writeFileSync(at('P.refactorlog'), log);
      writeFileSync(at('T.sql'), 'CREATE TABLE dbo.T (B int NULL);');
      await packageDatabase({ projects: [at('P.sqlproj')], output: at('on.dacpac'), variables: {} });
      writeFileSync(at('script.sql'), 'ALTER TABLE dbo.T ADD A int NULL;');
      await simulateScript({ script: at('script.sql'), on: at('on.dacpac'), output: at('end.dacpac') });
      const end = await readDacpac(readFileSync(at('end.dacpac')), 'end.dacpac');
      assert.match(end.refactorLog ?? '', /6d7e1f0a-5f5e-4a7f-9a3c-000000000001/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
