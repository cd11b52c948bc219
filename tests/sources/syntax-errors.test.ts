import assert from 'node:assert/strict';
import { registry } from '../../src/kinds/all-kinds.ts';
import { modelFromProject } from '../../src/sources/from-project.ts';

/** What is wrong in a project of these files, as `file:line:column message`. */
function errorsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const project =
    '<Project Sdk="Microsoft.Build.Sql/2.0.0"><ItemGroup><PostDeploy Include="post/all.sql" /></ItemGroup></Project>';
  const texts = new Map(Object.entries({ 'P.sqlproj': project, 'post/all.sql': '', ...files }));
  const reader = {
    read: (path: string) => {
      const text = texts.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    list: () => [...texts.keys()],
  };
  const { diagnostics } = modelFromProject('P.sqlproj', reader, { variables: {}, references: new Map() }, registry);
  return diagnostics.map(({ at, message }) => `${at?.file}:${at?.line}:${at?.column} ${message}`);
}

describe('syntax errors of a project', () => {
  it('are found in bodies of modules, one a batch, and do not hide others', () => {
    const errors = errorsOf({
      'P.sql': 'CREATE PROCEDURE dbo.P AS\nSELCT 1\nGO\nCREATE PROCEDURE dbo.Q AS SELECT 1 WHERE (1 = 1',
      'T.sql': 'CREATE TABLE dbo.T (A int CHECK (A > ));',
    });
    assert.deepEqual(errors, [
      "P.sql:2:1 incorrect syntax near 'SELCT'",
      "P.sql:4:48 ')' or ',' expected, found the end",
      "T.sql:1:38 an expression expected, found ')'",
    ]);
  });

  it('are told at their place in the file that a deployment script includes', () => {
    const errors = errorsOf({
      'post/all.sql': 'PRINT 1;\nBEGIN\n:r data.sql\nEND\nGO\nPRINT 2 +',
      'post/data.sql': '-- data\nINSERT dbo.T (A VALUES (1);',
    });
    assert.deepEqual(errors, [
      "post/data.sql:2:17 ')' or ',' expected, found 'VALUES'",
      'post/all.sql:6:10 an expression expected, found the end',
    ]);
  });

  it('are not looked for where a variable of SQLCMD may become anything', () => {
    assert.deepEqual(errorsOf({ 'post/all.sql': 'SELECT 1 FROM dbo.T $(Where)' }), []);
  });
});
