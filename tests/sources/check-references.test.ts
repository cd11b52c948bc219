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

describe('unresolved references are judged as DacFx judges them', () => {
  const table = 'CREATE TABLE dbo.T (A int NULL);\nGO\n';
  for (const [what, script, ...expected] of [
    [
      'a missing column of a table that is there',
      `${table}CREATE PROCEDURE dbo.P AS SELECT t.B FROM dbo.T t;`,
      'SQL71501 [dbo].[T].[B]',
    ],
    [
      'a column of a missing table, once with it',
      'CREATE PROCEDURE dbo.P AS UPDATE dbo.U SET A = 1 OUTPUT inserted.A;',
      'SQL71502 [dbo].[U]',
    ],
    ['the type of a variable', 'CREATE PROCEDURE dbo.P AS DECLARE @x dbo.Ty;', 'SQL71502 [dbo].[Ty]'],
    ['the type of a parameter', 'CREATE PROCEDURE dbo.P @x dbo.Ty AS RETURN;', 'SQL71501 [dbo].[Ty]'],
    [
      'a procedure without schema',
      'CREATE PROCEDURE dbo.P AS EXEC Other; EXEC sp_who; EXEC xp_msver;',
      'SQL71502 [dbo].[Other]',
    ],
    ['the table of a trigger', 'CREATE TRIGGER dbo.Tr ON dbo.T AFTER INSERT AS RETURN;', 'SQL71501 [dbo].[T]'],
    [
      'what a body makes',
      'CREATE PROCEDURE dbo.P AS CREATE TABLE dbo.U (A int); INSERT dbo.U (A) VALUES (1); SELECT 1 AS A INTO dbo.W;',
    ],
    [
      'what a body drops if it is there',
      'CREATE PROCEDURE dbo.P AS DROP TABLE IF EXISTS dbo.U; SELECT 1 AS A INTO dbo.U; SELECT A FROM dbo.U;',
    ],
    [
      'a column that a body adds, from there on',
      `${table}CREATE PROCEDURE dbo.P AS SELECT t.B FROM dbo.T t; ALTER TABLE dbo.T ADD B int, C int; SELECT B, t.C FROM dbo.T t;`,
      'SQL71501 [dbo].[T].[B]',
    ],
    [
      'columns of a table that a body makes anew',
      `${table}CREATE PROCEDURE dbo.P AS DROP TABLE dbo.T; CREATE TABLE T (B int); SELECT t.B FROM dbo.T t;`,
    ],
    ['words for a column', `${table}CREATE PROCEDURE dbo.P AS SELECT t.IDENTITYCOL, t.ROWGUIDCOL FROM dbo.T t;`],
    ['what a body drops', 'CREATE PROCEDURE dbo.P AS DROP TABLE dbo.U;', 'SQL71502 [dbo].[U]'],
    ['what a body grants on', 'CREATE PROCEDURE dbo.P AS GRANT SELECT ON dbo.U TO public;', 'SQL71502 [dbo].[U]'],
    [
      'what an assembly brings',
      'CREATE ASSEMBLY Asm FROM 0x4D5A;\nGO\nCREATE FUNCTION dbo.F (@a int) RETURNS int AS EXTERNAL NAME Asm.C.M;\nGO\n' +
        'CREATE AGGREGATE dbo.G (@a int) RETURNS int EXTERNAL NAME Asm.D;\nGO\nCREATE TYPE dbo.Y EXTERNAL NAME Asm.E;\nGO\n' +
        `${table}CREATE VIEW dbo.V AS SELECT dbo.F(A) AS F, dbo.G(A) AS G, CAST(NULL AS dbo.Y) AS Y FROM dbo.T GROUP BY A;`,
    ],
  ] as const)
    it(what, () => {
      assert.deepEqual(missing(script), expected);
    });
});
