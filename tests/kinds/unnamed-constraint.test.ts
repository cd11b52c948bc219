import assert from 'node:assert/strict';
import { onUnnamed, unnamedKey } from '../../src/kinds/unnamed-constraint.ts';
import { readContext } from '../../src/sources/read-context.ts';
import { modelOf } from './model-of.ts';

describe('unnamed constraints', () => {
  const context = readContext('SQL_Latin1_General_CP1_CI_AS', 'Sql160');

  it('are looked up when the batch runs', () => {
    const sql = onUnnamed(
      ['dbo', "T'x"],
      { view: 'sys.default_constraints', column: 'a' },
      "ALTER TABLE [dbo].[T'x] DROP CONSTRAINT ",
    );
    assert.equal(
      sql,
      [
        'DECLARE @name sysname, @sql nvarchar(max);',
        'SELECT @name = [c].[name]',
        'FROM sys.default_constraints AS [c]',
        "WHERE [c].[parent_object_id] = OBJECT_ID(N'[dbo].[T''x]')",
        "  AND [c].[parent_column_id] = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[T''x]'), N'a', N'ColumnId');",
        "IF @name IS NULL THROW 50000, N'No such unnamed constraint on [dbo].[T''x].', 1;",
        "SET @sql = N'ALTER TABLE [dbo].[T''x] DROP CONSTRAINT ' + QUOTENAME(@name) + N';';",
        'EXEC (@sql);',
      ].join('\n'),
    );
  });

  it('checks are told apart by what they mean, and by the case of literals', () => {
    const key = (text: string) => unnamedKey.check(['dbo', 'T'], text, context);
    assert.equal(key('A > 0'), key('([a]>(0))'));
    assert.notEqual(key("A = 'x'"), key("A = 'X'"));
  });

  it('have keys of parent and what tells them apart', () => {
    const model = modelOf(`CREATE TABLE dbo.P (Id int NOT NULL PRIMARY KEY);
GO
CREATE TABLE dbo.T (A int NULL DEFAULT 1 UNIQUE REFERENCES dbo.P, B int CHECK (B > 0));`);
    const unnamed = [...model.objects.values()].filter((object) => object.key.startsWith('unnamed:'));
    assert.deepEqual(unnamed.map(({ kind }) => kind).sort(), [
      'check',
      'default',
      'foreignKey',
      'primaryKey',
      'uniqueConstraint',
    ]);
    assert.equal(
      unnamed.every(({ path }) => path.length === 2 && path[0] === 'dbo'),
      true,
    );
  });
});
