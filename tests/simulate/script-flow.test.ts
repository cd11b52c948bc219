import assert from 'node:assert/strict';
import { printed, refusals, rowsOf, run, serverAfter } from './run.ts';

describe('GOTO', () => {
  it('goes back and forth, out of blocks and loops', () => {
    assert.deepEqual(
      printed(`DECLARE @i int = 0;
        again: SET @i += 1; IF @i < 3 GOTO Again;
        PRINT @i;
        BEGIN TRANSACTION; CREATE TABLE dbo.T (a int);
        WHILE 1 = 1 BEGIN IF @@ERROR = 0 BEGIN GOTO quit END; PRINT 'no' END
        PRINT 'no';
        quit: IF @@TRANCOUNT > 0 ROLLBACK; IF OBJECT_ID('dbo.T') IS NULL PRINT 'rolled back'; GOTO ended
        failed: PRINT 'no';
        ended: PRINT 'end';`),
      ['3', 'rolled back', 'end'],
    );
  });

  refusals('is refused', [
    ['no such label', '', 'CREATE TABLE dbo.T (a int); GOTO there', 133],
    ['in dynamic text neither', '', "here: EXEC ('GOTO here')", 133],
    ['a label twice', '', 'CREATE TABLE dbo.T (a int); a: PRINT 1; A: PRINT 2', 132],
    ['into a block', '', 'GOTO a; IF 1 = 1 BEGIN a: PRINT 1 END', 50000, /into a block/],
  ]);
});

describe('INSERT … EXEC', () => {
  it('takes the rows of text, of procedures and of sp_executesql', () => {
    const before = `CREATE TABLE dbo.T (a int NOT NULL, b int);
GO
CREATE PROCEDURE dbo.P @n sysname AS BEGIN SELECT name FROM sys.columns WHERE name = @n; SELECT * FROM dbo.V; END
GO
CREATE VIEW dbo.V AS SELECT CAST(a AS sysname) AS n FROM dbo.T`;
    const server = serverAfter(before);
    run(
      server,
      `CREATE TABLE #n (id int IDENTITY (10, 5), name sysname, done bit DEFAULT 0);
       INSERT INTO #n (name) EXEC ('SELECT name FROM sys.tables');
       INSERT #n (name) EXEC dbo.P @n = N'b';
       INSERT #n (name) EXECUTE sp_executesql N'SELECT @x', N'@x nvarchar(9)', @x = N'x';
       DECLARE @all nvarchar(max) = N''; SELECT @all += CONCAT(id, name, done, ' ') FROM #n ORDER BY id;
       IF @all <> N'10T0 15b0 20x0 ' THROW 50001, @all, 1;
       INSERT INTO dbo.T (b) EXEC ('SELECT 1 WHERE 1 = 0'); IF @@ROWCOUNT <> 0 THROW 50001, 'rows', 1;`,
    );
    assert.equal(rowsOf(server, 'sys.tables', 'name').length, 1);
  });

  refusals('is refused', [
    ['another number of columns', '', "CREATE TABLE #t (a int); INSERT #t EXEC ('SELECT 1, 2')", 213],
    [
      'nested',
      '',
      "CREATE TABLE #t (a int); INSERT #t EXEC ('CREATE TABLE #u (a int); INSERT #u EXEC (''SELECT 1'')')",
      8164,
    ],
    [
      'a column that must have a value',
      'CREATE TABLE dbo.T (a int NOT NULL, b int)',
      "INSERT dbo.T (b) EXEC ('SELECT 1')",
      515,
    ],
  ]);
});

describe('temp tables', () => {
  it('get, lose and change columns', () => {
    assert.deepEqual(
      printed(`CREATE TABLE #t (a int, b varchar(9)); INSERT #t VALUES (1, 'long'), (2, DEFAULT);
GO
ALTER TABLE #t ADD n int IDENTITY (5, 5), c int NOT NULL DEFAULT 7; ALTER TABLE #t DROP COLUMN IF EXISTS x, COLUMN a; ALTER TABLE #t ALTER COLUMN b char(2);
GO
INSERT #t DEFAULT VALUES; DECLARE @l varchar(99) = ''; SELECT @l += CONCAT(b, n, c, ' ') FROM #t ORDER BY n; PRINT @l;`),
      ['lo57 107 157 '],
    );
  });

  it('are seen in tempdb', () => {
    assert.deepEqual(
      printed(`CREATE TABLE tempdb..#t (a int); CREATE TABLE #u (b int);
        IF EXISTS (SELECT * FROM tempdb.sys.columns WHERE object_id = OBJECT_ID('tempdb..#t') AND name = 'a') PRINT 'column';
        IF (SELECT COUNT(*) FROM tempdb..sysobjects WHERE id = OBJECT_ID('tempdb..#u')) = 1 PRINT 'one';
        IF EXISTS (SELECT * FROM tempdb.INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME LIKE '#u%' AND COLUMN_NAME = 'b') DROP TABLE tempdb..#u;
        IF OBJECT_ID('tempdb..#u') IS NULL PRINT 'gone';`),
      ['column', 'one', 'gone'],
    );
  });

  refusals('are refused', [
    ['no such temp table', '', 'ALTER TABLE #t ADD a int', 4902],
    ['a column twice', 'CREATE TABLE #t (a int)', 'ALTER TABLE #t ADD A int', 2705],
    ['no such column', 'CREATE TABLE #t (a int)', 'ALTER TABLE #t DROP COLUMN b', 4924],
  ]);
});

describe('modules in scripts', () => {
  const before = `CREATE PROCEDURE dbo.P @x int AS BEGIN IF @x = 1 RETURN 5; SELECT 1 AS a; END
GO
CREATE FUNCTION dbo.F (@a int, @b varchar(3) = 'de') RETURNS varchar(4) AS BEGIN DECLARE @i int = 0, @r varchar(99) = ''; WHILE @i < @a BEGIN SELECT @i += 1, @r += @b END; RETURN @r END`;

  it('return values', () => {
    assert.deepEqual(
      printed(
        `DECLARE @rc int; EXEC @rc = dbo.P 1; PRINT @rc; EXEC @rc = P @x = 2; PRINT @rc;
         PRINT dbo.F(1, 'xyz12') + '|' + dbo.F(3, DEFAULT); PRINT (SELECT MAX(dbo.F(column_id, 'q')) FROM sys.columns WHERE name = 'a');`,
        `${before}
GO
CREATE TABLE dbo.T (x int, a int)`,
      ),
      ['5', '0', 'xyz|dede', 'qq'],
    );
  });

  it('change properties under the name of the database', () => {
    const server = serverAfter("EXEC [Shop].sys.sp_addextendedproperty @name = N'p', @value = N'v'");
    assert.deepEqual(rowsOf(server, 'sys.extended_properties', 'class', 'name', 'value'), [[0, 'p', 'v']]);
  });

  refusals('are refused', [
    ['an argument left out', before, 'PRINT dbo.F(1)', 313],
    ['an argument too many', before, "PRINT dbo.F(1, 'a', 2)", 8144],
  ]);
});

describe('recursive CTEs', () => {
  it('go round until there is nothing new', () => {
    assert.deepEqual(
      printed(
        `DECLARE @n int, @l nvarchar(max) = N'';
         WITH n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT @n = SUM(i) FROM n OPTION (MAXRECURSION 0); PRINT @n;
         WITH d (id, level) AS (SELECT OBJECT_ID('dbo.A'), 0 UNION ALL SELECT f.parent_object_id, d.level + 1 FROM sys.foreign_keys f JOIN d ON f.referenced_object_id = d.id)
         SELECT @l += OBJECT_NAME(id) + CAST(level AS varchar(9)) FROM d ORDER BY level DESC; PRINT @l;`,
        `CREATE TABLE dbo.A (i int PRIMARY KEY); CREATE TABLE dbo.B (i int PRIMARY KEY REFERENCES dbo.A); CREATE TABLE dbo.C (i int REFERENCES dbo.B)`,
      ),
      ['15', 'C2B1A0'],
    );
  });

  refusals('are refused', [
    ['without end', '', 'WITH n AS (SELECT 1 AS i UNION ALL SELECT i FROM n) SELECT i FROM n', 530],
  ]);
});

describe('BULK INSERT', () => {
  it('leaves the table empty', () => {
    assert.deepEqual(
      printed(
        "BULK INSERT dbo.T FROM 'c:\\t.csv' WITH (FIELDTERMINATOR = ','); PRINT @@ROWCOUNT",
        'CREATE TABLE dbo.T (a int)',
      ),
      ['0'],
    );
  });

  refusals('is refused', [['no such table', '', "BULK INSERT dbo.T FROM 'c:\\t.csv'", 208]]);
});
