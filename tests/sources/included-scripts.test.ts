import assert from 'node:assert/strict';
import { registry } from '../../src/kinds/all-kinds.ts';
import { modelFromProject } from '../../src/sources/from-project.ts';

/** Codes of what is wrong in a project whose post-deployment script includes scripts that lie among those it builds. */
function codesOf(root: string): readonly string[] {
  const texts = new Map([
    [
      'P.sqlproj',
      `${root}<ItemGroup><Build Include="**\\*.sql" /><PostDeploy Include="post\\all.sql" /></ItemGroup></Project>`,
    ],
    ['T.sql', 'CREATE TABLE dbo.T (A int NULL);'],
    ['post/all.sql', ':r .\\first.sql\n:r "second of all.sql"\n'],
    ['post/first.sql', 'INSERT dbo.T VALUES (1);\n:r ..\\third.sql\n'],
    ['post/second of all.sql', 'UPDATE dbo.T SET A = 2;'],
    ['third.sql', 'DELETE dbo.T;'],
  ]);
  const files = {
    read: (path: string) => {
      const text = texts.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    list: () => [...texts.keys()],
  };
  const { diagnostics } = modelFromProject('P.sqlproj', files, { variables: {}, references: new Map() }, registry);
  return diagnostics.map(({ code }) => code);
}

describe('scripts that a deployment script includes', () => {
  it('are not built in an SDK-style project', () => {
    assert.deepEqual(codesOf('<Project Sdk="Microsoft.Build.Sql/2.0.0">'), []);
  });

  it('are built in a classic project that lists them', () => {
    // An `:r`, which no definition can hold, an INSERT, an UPDATE and a DELETE.
    assert.deepEqual(codesOf('<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">'), [
      'SQL46010',
      'SQL70001',
      'SQL70001',
      'SQL70001',
    ]);
  });
});
