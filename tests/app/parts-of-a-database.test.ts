import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageDatabase } from '../../src/app/package-database.ts';
import { planChange } from '../../src/app/plan-change.ts';

const common = `CREATE SCHEMA c;
GO
CREATE TABLE c.E (Id int NOT NULL CONSTRAINT PK_E PRIMARY KEY, Name int NULL);
GO
CREATE TYPE c.Ty FROM int;`;
const first = 'CREATE TABLE dbo.T (A c.Ty NOT NULL);';
const second = `${first}
GO
ALTER TABLE dbo.T ADD CONSTRAINT FK_T FOREIGN KEY (A) REFERENCES c.E (Id);
GO
CREATE INDEX IX_E ON c.E (Name);
GO
CREATE VIEW dbo.V AS SELECT E.Name FROM c.E;`;

describe('a database of several projects', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'rehearsal-parts-'));
  after(() => rmSync(work, { recursive: true }));
  const write = (name: string, text: string): string => {
    const file = path.join(work, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const projectOf = (name: string, script: string, references: string): string => {
    // As Windows forgives it: neither the folder nor the file is spelled as it is on disk.
    write(`Shared/${name}.sql`, script);
    return write(
      `${name}/${name}.sqlproj`,
      `<Project><PropertyGroup><DSP>Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider</DSP></PropertyGroup><ItemGroup><Build Include="..\\shared\\${name.toUpperCase()}*.SQL" />${references}</ItemGroup></Project>`,
    );
  };

  it('is planned in parts: what the other parts hold is there and stays as it is', async () => {
    projectOf('Common', common, '');
    const reference =
      '<ProjectReference Include="..\\Common\\Common.sqlproj" /><ProjectReference Include="..\\Clr\\Clr.csproj" />';
    const projects = [projectOf('First', first, reference), projectOf('Second', second, reference)] as const;
    const plan = async (current: string, desired: string) => {
      const output = path.join(work, 'plan');
      const { verdict } = await planChange({ desired, current, output });
      const { changes } = JSON.parse(readFileSync(path.join(output, 'plan.json'), 'utf8')) as {
        changes: readonly { readonly name: string }[];
      };
      return { verdict, names: changes.map(({ name }) => name).sort() };
    };
    const expected = { verdict: 'warn', names: ['[c].[E].[IX_E]', '[dbo].[FK_T]', '[dbo].[V]'] };
    assert.deepEqual(await plan(...projects), expected);

    // The same from packages: DacFx and ours look for the other part beside them.
    const packages = await Promise.all(
      ['Common', 'First', 'Second'].map(async (name) => {
        const output = path.join(work, 'bin', `${name}.dacpac`);
        await packageDatabase({ projects: [path.join(work, name)], output, variables: {} });
        return output;
      }),
    );
    assert.deepEqual(await plan(packages[1] ?? '', packages[2] ?? ''), expected);
  });

  it('says which part is not there', async () => {
    const project = projectOf(
      'Alone',
      'CREATE TABLE dbo.T (A int NULL);',
      '<ArtifactReference Include="Gone.dacpac" />',
    );
    const { warnings } = await packageDatabase({
      projects: [project],
      output: path.join(work, 'alone.dacpac'),
      variables: {},
    });
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['PRJ005'],
    );
  });
});
