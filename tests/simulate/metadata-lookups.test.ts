import assert from 'node:assert/strict';
import { printed, rowsOf, run, serverAfter } from './run.ts';

describe('look-ups of metadata in scripts', () => {
  it('list extended properties by level, by name and all of a kind', () => {
    const before = `CREATE TABLE dbo.T (a int CONSTRAINT DF_a DEFAULT 1, INDEX x (a));
      EXEC sp_addextendedproperty 'd', 'of a', 'SCHEMA', 'dbo', 'TABLE', 'T', 'COLUMN', 'a';
      EXEC sp_addextendedproperty 'd', 'of x', 'SCHEMA', 'dbo', 'TABLE', 'T', 'INDEX', 'x';
      EXEC sp_addextendedproperty 'd', 'of the default', 'SCHEMA', 'dbo', 'TABLE', 'T', 'CONSTRAINT', 'DF_a';
      EXEC sp_addextendedproperty 'd', 7;`;
    assert.deepEqual(
      printed(
        `DECLARE @all nvarchar(max) = N'';
         SELECT @all += objtype + ' ' + objname + ' ' + name + ' ' + CAST(value AS nvarchar(50)) + '; '
           FROM sys.fn_listextendedproperty(NULL, 'schema', 'dbo', 'table', 't', 'column', default); PRINT @all;
         SELECT @all = CAST(value AS nvarchar(50)) FROM ::fn_listextendedproperty(N'd', N'SCHEMA', N'dbo', N'TABLE', N'T', N'INDEX', N'x'); PRINT @all;
         SELECT @all = objtype + ' ' + objname FROM fn_listextendedproperty('D', 'SCHEMA', 'dbo', 'TABLE', 'T', 'CONSTRAINT', NULL); PRINT @all;
         IF EXISTS (SELECT * FROM fn_listextendedproperty(default, default, default, default, default, default, default) WHERE objtype IS NULL AND value = 7) PRINT 'database';
         IF NOT EXISTS (SELECT * FROM fn_listextendedproperty(N'd', N'SCHEMA', N'dbo', N'TABLE', N'T', NULL, NULL)) PRINT 'not the table';
         SELECT * FROM fn_listextendedproperty(N'd', default, NULL, NULL, NULL, NULL, NULL);`,
        before,
      ),
      ['COLUMN a d of a; ', 'of x', 'CONSTRAINT DF_a', 'database', 'not the table'],
    );
  });
});

describe('DEFAULT as an argument', () => {
  it('is no column', () => {
    const server = serverAfter(`CREATE FUNCTION dbo.f (@a int = 1) RETURNS int AS BEGIN RETURN @a END
GO
CREATE FUNCTION dbo.t (@a int = 1) RETURNS TABLE AS RETURN SELECT @a AS x`);
    run(server, 'CREATE VIEW dbo.v AS SELECT dbo.f(DEFAULT) AS y, x FROM dbo.t(DEFAULT)');
    assert.deepEqual(rowsOf(server, 'sys.views', 'name'), [['v']]);
  });
});
