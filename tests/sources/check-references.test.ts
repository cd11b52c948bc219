import assert from 'node:assert/strict';
import { registry } from '../../src/kinds/all-kinds.ts';
import { modelFromProject } from '../../src/sources/from-project.ts';

const project =
  '<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><PropertyGroup><Name>P</Name>' +
  '<DSP>Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider</DSP></PropertyGroup>' +
  '<ItemGroup><Build Include="T.sql" /></ItemGroup></Project>';

/** Code and missing name of every unresolved reference of a script. */
function missing(script: string): string[] {
  const texts = new Map([
    ['P.sqlproj', project],
    ['T.sql', script],
  ]);
  const files = {
    read: (path: string) => {
      const text = texts.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    list: () => [...texts.keys()],
  };
  const { diagnostics } = modelFromProject('P.sqlproj', files, { variables: {}, references: new Map() }, registry);
  return diagnostics.map(({ code, message }) => `${code} ${/uses (.*), which/.exec(message)?.[1] ?? message}`);
}

describe('unresolved references are spelled as they are written', () => {
  for (const [what, script, ...expected] of [
    ['a table of a view', 'CREATE VIEW dbo.V AS SELECT A FROM dbo.OrderLines;', 'SQL71501 [dbo].[OrderLines]'],
    [
      'where the name first stands',
      '-- orderlines\nCREATE PROCEDURE dbo.P AS SELECT 1 FROM Sales.OrderLines; SELECT 1 FROM SALES.ORDERLINES;',
      'SQL71502 [Sales].[OrderLines]',
    ],
    ['without its schema', 'CREATE PROCEDURE dbo.P AS DELETE FROM OrderLines;', 'SQL71502 [dbo].[OrderLines]'],
    ['in quotes', 'CREATE PROCEDURE dbo.P AS DELETE FROM "Order Lines";', 'SQL71502 [dbo].[Order Lines]'],
    [
      'of a foreign key inside its table',
      'CREATE TABLE dbo.T (A int NULL CONSTRAINT FK_T REFERENCES [dbo].[OrderLines] (Id));',
      'SQL71501 [dbo].[OrderLines]',
    ],
    ['a schema', 'CREATE TABLE Sales.T (A int NULL);', 'SQL71501 [Sales]'],
    [
      'a principal of a statement beside the definition',
      'CREATE SCHEMA S;\nGO\nALTER AUTHORIZATION ON SCHEMA::S TO [TheOwner];',
      'SQL71501 [TheOwner]',
    ],
    [
      'a column',
      'CREATE TABLE dbo.T (A int NULL);\nGO\nCREATE INDEX I ON dbo.T (TheColumn);',
      'SQL71501 [dbo].[T].[TheColumn]',
    ],
  ] as const)
    it(what, () => {
      assert.deepEqual(missing(script), expected);
    });
});
