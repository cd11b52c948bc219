import assert from 'node:assert/strict';
import { newServer, printed, refusals, rowsOf, run, serverAfter } from './run.ts';

describe('scripts', () => {
  it('evaluate expressions', () => {
    assert.deepEqual(
      printed(`DECLARE @a int = 5, @s nvarchar(10) = N'it''s', @n int;
        PRINT @a + 1; PRINT @s + '!'; PRINT ISNULL(@n, -1); PRINT COALESCE(NULL, @n, 'c');
        PRINT CASE WHEN @a BETWEEN 1 AND 5 AND @n IS NULL THEN 'yes' ELSE 'no' END;
        PRINT CASE @a WHEN 4 THEN 'four' WHEN 5 THEN 'five' END;
        PRINT QUOTENAME('a]b') + QUOTENAME('x', ''''); PRINT CAST(12.7 AS int); PRINT CONVERT(varchar(2), 'abc');
        PRINT 7 / 2; PRINT 7 % 4; PRINT LEN('ab  '); PRINT UPPER(SUBSTRING('hello', 2, 3)); PRINT REPLACE('aXbx', 'x', '-');
        PRINT IIF('A' = 'a ', 1, 0); PRINT CHARINDEX('l', 'hello'); PRINT STUFF('abcd', 2, 2, 'X'); PRINT CONCAT('a', NULL, 1);
        SET @a += 2; PRINT @a; PRINT RIGHT('000' + CONVERT(varchar(10), @a), 3); PRINT PARSENAME('a.b.c', 2); PRINT DB_NAME();`),
      [
        '6',
        "it's!",
        '-1',
        'c',
        'yes',
        'five',
        "[a]]b]'x'",
        '12',
        'ab',
        '3',
        '3',
        '2',
        'ELL',
        'a-b-',
        '1',
        '3',
        'aXd',
        'a1',
        '7',
        '007',
        'b',
        'Shop',
      ],
    );
    assert.deepEqual(
      printed(
        "PRINT CASE WHEN 'a_c' LIKE 'a[_]%' AND 'abc' NOT LIKE 'a[^b]%' AND 1 NOT IN (2, 3) AND 'x-y' LIKE '%-%' THEN 'like' END",
      ),
      ['like'],
    );
  });

  it('query catalog views with joins, groups, unions, order and subqueries', () => {
    const before = `CREATE TABLE dbo.A (i int NOT NULL PRIMARY KEY, j int DEFAULT 1); CREATE TABLE dbo.B (i int NOT NULL REFERENCES dbo.A (i), INDEX x (i));`;
    assert.deepEqual(
      printed(
        `DECLARE @n int, @list nvarchar(max) = N'', @s sysname;
         SELECT @n = COUNT(*) FROM sys.tables AS t INNER JOIN sys.columns AS c ON c.object_id = t.object_id WHERE t.name IN ('A', 'B'); PRINT @n;
         SELECT @list = @list + name + ',' FROM sys.tables ORDER BY name DESC; PRINT @list;
         SELECT @s = MAX(x.n) FROM (SELECT name AS n FROM sys.tables UNION SELECT name FROM sys.schemas) AS x; PRINT @s;
         SELECT TOP (1) @n = COUNT(*) FROM sys.columns GROUP BY object_id HAVING COUNT(*) > 1 ORDER BY COUNT(*) DESC; PRINT @n;
         SELECT @s = t.name FROM sys.tables t WHERE NOT EXISTS (SELECT 1 FROM sys.foreign_keys f WHERE f.parent_object_id = t.object_id); PRINT @s;
         SELECT @s = OBJECT_NAME(f.referenced_object_id) FROM sys.foreign_keys f WHERE f.parent_object_id = OBJECT_ID(N'dbo.B'); PRINT @s;
         SELECT @n = COUNT(*) FROM sys.tables t LEFT JOIN sys.default_constraints d ON d.parent_object_id = t.object_id WHERE d.object_id IS NULL; PRINT @n;
         WITH c AS (SELECT name, object_id AS id FROM sys.tables) SELECT @s = c.name FROM c WHERE c.id = OBJECT_ID('[dbo].[A]'); PRINT @s;
         IF EXISTS (SELECT * FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'A' AND COLUMN_NAME = 'j') PRINT 'j';
         IF NOT EXISTS (SELECT TOP 1 1 FROM dbo.A) PRINT 'empty';
         SELECT @list = STUFF((SELECT ',' + name FROM sys.tables ORDER BY name FOR XML PATH('')), 1, 1, ''); PRINT @list;
         PRINT COL_NAME(OBJECT_ID('dbo.A'), 2) + ' ' + SCHEMA_NAME(SCHEMA_ID('dbo')) + ' ' + TYPE_NAME(TYPE_ID('int'));
         PRINT COLUMNPROPERTY(OBJECT_ID('dbo.A'), 'i', 'AllowsNull'); PRINT OBJECTPROPERTY(OBJECT_ID('dbo.A'), 'TableHasPrimaryKey'); PRINT INDEXPROPERTY(OBJECT_ID('dbo.B'), 'x', 'IsUnique');`,
        before,
      ),
      ['3', 'B,A,', 'sys', '2', 'A', 'A', '1', 'A', 'j', 'empty', 'A,B', 'j dbo int', '0', '1', '0'],
    );
  });

  it('run cursors, loops, temp tables and table variables', () => {
    assert.deepEqual(
      printed(
        `CREATE TABLE #t (id int IDENTITY, name sysname NULL, n int); DECLARE @v TABLE (x int, y nvarchar(5));
         INSERT INTO #t (name, n) SELECT name, 0 FROM sys.schemas WHERE schema_id < 3; INSERT @v VALUES (1, 'one'), (2, 'two');
         UPDATE #t SET n = x FROM @v WHERE x = id; DELETE FROM #t WHERE n = 2;
         DECLARE @name sysname, @n int;
         DECLARE c CURSOR LOCAL FAST_FORWARD FOR SELECT name, n FROM #t UNION ALL SELECT y, x FROM @v;
         OPEN c; FETCH NEXT FROM c INTO @name, @n;
         WHILE @@FETCH_STATUS = 0
         BEGIN
           IF @n = 2 BEGIN FETCH NEXT FROM c INTO @name, @n; CONTINUE; END
           PRINT @name; FETCH NEXT FROM c INTO @name, @n;
         END
         IF CURSOR_STATUS('local', 'c') = 1 CLOSE c; DEALLOCATE c; DROP TABLE #t;
         DECLARE @i int = 0; WHILE 1 = 1 BEGIN SET @i = @i + 1; IF @i > 3 BREAK; END PRINT @i;
         IF OBJECT_ID('tempdb..#t') IS NULL PRINT 'gone';`,
      ),
      ['dbo', 'one', '4', 'gone'],
    );
  });

  it('run text, with its parameters', () => {
    const server = serverAfter('CREATE TABLE dbo.T (a int DEFAULT 1, b int CHECK (b > 0) UNIQUE)');
    run(
      server,
      `DECLARE @name sysname;
SELECT @name = [c].[name]
FROM sys.default_constraints AS [c]
WHERE [c].[parent_object_id] = OBJECT_ID(N'[dbo].[T]')
  AND [c].[parent_column_id] = COLUMNPROPERTY(OBJECT_ID(N'[dbo].[T]'), N'a', N'ColumnId');
EXEC(N'ALTER TABLE [dbo].[T] DROP CONSTRAINT ' + QUOTENAME(@name) + N';');
GO
DECLARE @name sysname, @sql nvarchar(max);
SELECT @name = [c].[name] FROM sys.key_constraints AS [c]
WHERE [c].[parent_object_id] = OBJECT_ID(N'[dbo].[T]') AND [c].[type] = N'UQ'
  AND (SELECT COUNT(*) FROM sys.index_columns AS [i] WHERE [i].[object_id] = [c].[parent_object_id] AND [i].[index_id] = [c].[unique_index_id] AND [i].[key_ordinal] > 0) = 1
  AND EXISTS (SELECT 1 FROM sys.index_columns AS [i] WHERE [i].[object_id] = [c].[parent_object_id] AND [i].[index_id] = [c].[unique_index_id]
    AND [i].[key_ordinal] = 1 AND COL_NAME([i].[object_id], [i].[column_id]) = N'b');
SET @sql = N'ALTER TABLE dbo.T DROP CONSTRAINT ' + QUOTENAME(@name); EXEC sp_executesql @sql;
DECLARE @n int; EXEC sp_executesql N'SELECT @out = COUNT(*) FROM sys.tables WHERE name = @t', N'@t sysname, @out int OUTPUT', @t = N'T', @out = @n OUTPUT;
IF @n <> 1 THROW 50001, 'wrong', 1;`,
    );
    assert.deepEqual(rowsOf(server, 'sys.default_constraints', 'name'), []);
    assert.deepEqual(rowsOf(server, 'sys.key_constraints', 'name'), []);
  });

  it('catch errors, and roll back to what was', () => {
    assert.deepEqual(
      printed(`BEGIN TRY CREATE TABLE dbo.T (a int, a int); PRINT 'no'; END TRY
        BEGIN CATCH PRINT ERROR_NUMBER(); PRINT ERROR_MESSAGE(); PRINT XACT_STATE(); END CATCH
        BEGIN TRY RAISERROR ('bad %s %d', 16, 3, 'x', 5) END TRY BEGIN CATCH PRINT ERROR_MESSAGE() + STR(ERROR_STATE(), 2); END CATCH
        BEGIN TRY BEGIN TRY THROW 50005, 'inner', 1 END TRY BEGIN CATCH THROW; END CATCH END TRY BEGIN CATCH PRINT ERROR_NUMBER(); END CATCH
        SET XACT_ABORT ON; BEGIN TRANSACTION; BEGIN TRY DROP TABLE dbo.None END TRY BEGIN CATCH PRINT XACT_STATE(); ROLLBACK; END CATCH PRINT @@TRANCOUNT;`),
      [
        '2705',
        "Column names in each table must be unique. Column name 'a' in table 'T' is specified more than once.",
        '0',
        'bad x 5 3',
        '50005',
        '-1',
        '0',
      ],
    );
    const server = serverAfter('CREATE TABLE dbo.A (i int)');
    run(
      server,
      'BEGIN TRAN; CREATE TABLE dbo.B (i int); SAVE TRAN s; ALTER TABLE dbo.A ADD j int; DROP TABLE dbo.B; ROLLBACK TRAN s; COMMIT',
    );
    assert.deepEqual(rowsOf(server, 'sys.columns', 'name'), [['i'], ['i']]);
    run(server, 'BEGIN TRAN; DROP TABLE dbo.A; BEGIN TRAN; DROP TABLE dbo.B; COMMIT; ROLLBACK');
    assert.deepEqual(rowsOf(server, 'sys.tables', 'name').sort(), [['A'], ['B']]);
    const { error } = server.run('BEGIN TRAN; DROP TABLE dbo.A; DROP TABLE dbo.Nothing; DROP TABLE dbo.B');
    assert.equal(error?.number, 3701);
    assert.equal(error?.statement, 'DROP TABLE dbo.Nothing');
    assert.deepEqual(rowsOf(server, 'sys.tables', 'name').sort(), [['A'], ['B']], 'the open transaction is undone');
  });

  it('say where they stopped', () => {
    const { error, aborted } = newServer().run(
      'PRINT 1\nGO\n\nPRINT 2;\nDROP TABLE dbo.T\nGO\nCREATE TABLE dbo.T (a int)',
      { file: 'x.sql' },
    );
    assert.deepEqual([error?.batch, error?.line, aborted], [2, 5, true]);
    assert.equal(newServer().run('PRINT (').error?.number, 102);
    assert.equal(newServer().run("PRINT 'x").error?.number, 102);
  });

  it('understand SQLCMD as DacFx writes it', () => {
    const script = `:setvar DatabaseName "Shop"
:setvar __IsSqlCmdEnabled "True"
GO
:on error exit
GO
IF N'$(__IsSqlCmdEnabled)' NOT LIKE N'True'
    BEGIN
        PRINT N'SQLCMD mode must be enabled to successfully execute this script.';
        SET NOEXEC ON;
    END
GO
USE [$(DatabaseName)];
GO
IF EXISTS (select top 1 1 from [dbo].[T])
    RAISERROR (N'Rows were detected.', 16, 127) WITH NOWAIT
GO
PRINT N'$(DatabaseName) $(Extra)';`;
    const server = serverAfter('CREATE TABLE dbo.T (a int)');
    const result = server.run(script, { variables: new Map([['Extra', 'e']]) });
    assert.equal(result.error, undefined);
    assert.equal(result.messages[0]?.text, 'Shop e');
    assert.match(server.run(script).error?.message ?? '', /'Extra' scripting variable not defined/);
    const off = server.run(`${script.replace('"True"', '"False"')}\nGO\nDROP TABLE dbo.T\nGO\nDROP TABLE dbo.T`);
    assert.equal(off.error, undefined, 'SET NOEXEC ON skips the rest');
  });

  it('run procedures with parameters, defaults and OUTPUT', () => {
    const server = serverAfter(
      `CREATE PROCEDURE dbo.P @a int, @b int = 2, @sum int OUTPUT AS
       BEGIN SET @sum = @a + @b; RETURN 1; END`,
    );
    const result = server.run(`DECLARE @x int;
      EXEC dbo.P 40, @sum = @x OUTPUT;
      IF @x = 42 PRINT N'default';
      EXEC dbo.P @b = 1, @a = 2, @sum = @x OUTPUT;
      IF @x = 3 PRINT N'named';`);
    assert.equal(result.error, undefined);
    assert.deepEqual(
      result.messages.map(({ text }) => text),
      ['default', 'named'],
    );
    assert.equal(server.run('EXEC dbo.P @sum = 1').error?.number, 201);
    assert.equal(server.run('EXEC dbo.P 1, 2, 3, 4').error?.number, 8144);
    assert.equal(server.run('EXEC dbo.P @a = 1, @none = 2').error?.number, 8145);
  });

  it('declare variables under NOEXEC, without their values', () => {
    const script =
      "SET NOEXEC ON;\nGO\nDECLARE @a int = 1;\nSET @a = 2;\nSET NOEXEC OFF;\nIF @a IS NULL PRINT N'none';";
    const result = serverAfter('CREATE TABLE dbo.T (a int)').run(script);
    assert.equal(result.error, undefined);
    assert.deepEqual(
      result.messages.map(({ text }) => text),
      ['none'],
    );
  });

  it('copy a table as DacFx does', () => {
    const server = serverAfter(
      'CREATE TABLE dbo.T (id int IDENTITY NOT NULL, a int, CONSTRAINT PK_T PRIMARY KEY (id))',
    );
    run(
      server,
      `SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; SET XACT_ABORT ON; BEGIN TRANSACTION;
CREATE TABLE [dbo].[tmp_ms_xx_T] (id int IDENTITY (1, 1) NOT NULL, b int NULL, a int NULL, CONSTRAINT [tmp_ms_xx_constraint_PK_T1] PRIMARY KEY CLUSTERED ([id] ASC));
IF EXISTS (SELECT TOP 1 1 FROM [dbo].[T])
    BEGIN
        SET IDENTITY_INSERT [dbo].[tmp_ms_xx_T] ON;
        INSERT INTO [dbo].[tmp_ms_xx_T] ([id], [a]) SELECT [id], [a] FROM [dbo].[T] ORDER BY [id] ASC;
        SET IDENTITY_INSERT [dbo].[tmp_ms_xx_T] OFF;
    END
DROP TABLE [dbo].[T];
EXECUTE sp_rename N'[dbo].[tmp_ms_xx_T]', N'T';
EXECUTE sp_rename N'[dbo].[tmp_ms_xx_constraint_PK_T1]', N'PK_T', N'OBJECT';
COMMIT TRANSACTION;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;`,
    );
    assert.deepEqual(rowsOf(server, 'sys.columns', 'name'), [['id'], ['b'], ['a']]);
    assert.deepEqual(rowsOf(server, 'sys.key_constraints', 'name'), [['PK_T']]);
  });

  it('go on with sequences, identities and SELECT INTO', () => {
    const server = serverAfter(
      'CREATE SEQUENCE dbo.S START WITH 5; CREATE TABLE dbo.T (id int IDENTITY, a varchar(9) NOT NULL)',
    );
    run(
      server,
      `DECLARE @first sql_variant; EXEC sp_sequence_get_range @sequence_name = N'dbo.S', @range_size = 10, @range_first_value = @first OUTPUT; IF @first <> 5 THROW 50000, 'x', 1;
       DBCC CHECKIDENT ('dbo.T', RESEED, 100); SELECT id, a INTO dbo.Copy FROM dbo.T; SELECT name INTO #n FROM sys.tables; IF (SELECT COUNT(*) FROM #n) <> 2 THROW 50000, 'y', 1;`,
    );
    assert.deepEqual(rowsOf(server, 'sys.sequences', 'current_value'), [['14']]);
    assert.deepEqual(rowsOf(server, 'sys.identity_columns', 'last_value').slice(0, 1), [['100']]);
    assert.deepEqual(rowsOf(server, 'sys.columns', 'name', 'max_length').slice(-2), [
      ['id', 4],
      ['a', 9],
    ]);
  });

  it('take values of sequences', () => {
    const server = serverAfter(
      'CREATE SEQUENCE dbo.S START WITH 5; CREATE SEQUENCE dbo.C AS tinyint START WITH 3 INCREMENT BY -1 MAXVALUE 3 CYCLE',
    );
    run(
      server,
      `DECLARE @a bigint = NEXT VALUE FOR dbo.S, @b bigint, @first sql_variant, @last sql_variant, @cycles int;
       SET @b = NEXT VALUE FOR dbo.S; IF @a <> 5 OR @b <> 6 THROW 50000, 'next', 1;
       EXEC sp_sequence_get_range N'[dbo].[C]', 6, @first OUTPUT, @last OUTPUT, @cycles OUTPUT;
       IF @first <> 3 OR @last <> 2 OR @cycles <> 1 THROW 50000, 'range', 1;
       IF NEXT VALUE FOR dbo.C <> 1 THROW 50000, 'behind the range', 1;
       ALTER SEQUENCE dbo.S RESTART WITH 9; IF NEXT VALUE FOR dbo.S <> 9 THROW 50000, 'restart', 1;`,
    );
    assert.deepEqual(rowsOf(server, 'sys.sequences', 'name', 'current_value'), [
      ['S', '9'],
      ['C', '1'],
    ]);
  });

  it('are copied without sharing changes', () => {
    const server = serverAfter('CREATE TABLE dbo.A (i int)');
    const copy = server.clone();
    run(copy, 'CREATE TABLE dbo.B (i int); ALTER TABLE dbo.A ADD j int');
    assert.equal(rowsOf(server, 'sys.tables', 'name').length, 1);
    assert.equal(rowsOf(server, 'sys.columns', 'name').length, 1);
    assert.equal(rowsOf(copy, 'sys.columns', 'name').length, 3);
  });
});

const table = 'CREATE TABLE dbo.T (id int IDENTITY, a int NOT NULL, b AS (a + 1), c rowversion, d int NULL);';
refusals('scripts refuse', [
  ['a variable that is not declared', '', 'PRINT @x', 137],
  ['a sequence that is not there', '', 'SELECT NEXT VALUE FOR dbo.S', 208],
  [
    'a sequence at its end',
    'CREATE SEQUENCE dbo.S MAXVALUE 1 MINVALUE 1; DECLARE @used int = NEXT VALUE FOR dbo.S',
    'SELECT NEXT VALUE FOR dbo.S',
    11728,
  ],
  ['a range that is too large', 'CREATE SEQUENCE dbo.S AS tinyint', "EXEC sp_sequence_get_range N'dbo.S', 300", 11732],
  ['a variable twice', '', 'DECLARE @x int, @X int', 134],
  ['a table variable that is not declared', '', 'SELECT * FROM @t', 1087],
  ['a temp table that is not there', '', 'SELECT * FROM #t', 208],
  ['a temp table twice', '', 'CREATE TABLE #t (a int); CREATE TABLE #t (a int)', 2714],
  ['a table that is not there', '', 'IF EXISTS (SELECT 1 FROM dbo.T) PRINT 1', 208],
  ['a column that is not there', table, 'SELECT zz FROM dbo.T', 207],
  ['an unknown function', '', 'PRINT nofunction(1)', 195],
  ['text that is no number', '', "PRINT 1 + 'x'", 245],
  ['division by zero', '', 'PRINT 1 / 0', 8134],
  ['two rows for one value', '', 'PRINT (SELECT name FROM sys.schemas)', 512],
  ['UNION of two widths', '', 'SELECT 1 UNION SELECT 1, 2', 205],
  ['COMMIT of nothing', '', 'COMMIT', 3902],
  ['ROLLBACK of nothing', '', 'ROLLBACK', 3903],
  [
    'work in a doomed transaction',
    '',
    'SET XACT_ABORT ON; BEGIN TRAN; BEGIN TRY DROP TABLE dbo.N END TRY BEGIN CATCH CREATE TABLE dbo.X (a int) END CATCH',
    3930,
  ],
  ['a procedure that is not there', '', 'EXEC dbo.P', 2812],
  [
    'an endless chain of EXEC',
    '',
    "DECLARE @s nvarchar(max) = N'EXEC (@s)'; EXEC sp_executesql @s, N'@s nvarchar(max)', @s",
    137,
  ],
  ['THROW outside CATCH', '', 'THROW', 10704],
  ['RAISERROR', '', "RAISERROR ('no', 16, 1)", 50000],
  ['another database', '', 'USE Other', 911],
  ['a cursor twice', '', 'DECLARE c CURSOR FOR SELECT 1; DECLARE c CURSOR FOR SELECT 1', 16915],
  ['a cursor that is not there', '', 'OPEN c', 16916],
  ['an open cursor', '', 'DECLARE c CURSOR FOR SELECT 1; OPEN c; OPEN c', 16905],
  ['a cursor that is not open', '', 'DECLARE c CURSOR FOR SELECT 1; FETCH NEXT FROM c', 16917],
  [
    'too few variables for FETCH',
    '',
    'DECLARE @a int; DECLARE c CURSOR FOR SELECT 1, 2; OPEN c; FETCH NEXT FROM c INTO @a',
    16924,
  ],
  ['INSERT into nothing', '', 'INSERT dbo.T VALUES (1)', 208],
  ['INSERT of a column that is not there', table, 'INSERT dbo.T (zz) VALUES (1)', 207],
  ['INSERT of a column twice', table, 'INSERT dbo.T (a, a) VALUES (1, 2)', 264],
  ['INSERT of a computed column', table, 'INSERT dbo.T (a, b) VALUES (1, 2)', 271],
  ['INSERT of a rowversion', table, 'INSERT dbo.T (a, c) VALUES (1, 0x1)', 273],
  ['INSERT of an identity', table, 'INSERT dbo.T (id, a) VALUES (1, 2)', 544],
  [
    'INSERT without an identity that is on',
    `${table} SET IDENTITY_INSERT dbo.T ON`,
    'INSERT dbo.T (a) VALUES (2)',
    545,
  ],
  ['IDENTITY_INSERT of a table without', 'CREATE TABLE dbo.X (a int)', 'SET IDENTITY_INSERT dbo.X ON', 8106],
  [
    'IDENTITY_INSERT of two tables',
    `${table} CREATE TABLE dbo.X (a int IDENTITY); SET IDENTITY_INSERT dbo.T ON`,
    'SET IDENTITY_INSERT dbo.X ON',
    8107,
  ],
  ['INSERT without a value that must be', table, 'INSERT dbo.T (d) VALUES (1)', 515],
  ['INSERT of too few values', table, 'INSERT dbo.T (a, d) VALUES (1)', 109],
  ['INSERT of too many values', table, 'INSERT dbo.T (a) VALUES (1, 2)', 110],
  ['INSERT of too few columns', table, 'INSERT dbo.T (a, d) SELECT a FROM dbo.T', 120],
  ['INSERT of too many columns', table, 'INSERT dbo.T (a) SELECT a, d FROM dbo.T', 121],
  ['INSERT without a list and another width', table, 'INSERT dbo.T VALUES (1, 2, 3)', 213],
  [
    'INSERT of a type that does not convert',
    'CREATE TABLE dbo.X (a uniqueidentifier); CREATE TABLE dbo.Y (a int)',
    'INSERT dbo.X SELECT a FROM dbo.Y',
    206,
  ],
  ['UPDATE of a column that is not there', table, 'UPDATE dbo.T SET zz = 1', 207],
  ['UPDATE of a computed column', table, 'UPDATE dbo.T SET b = 1', 271],
  ['UPDATE of a rowversion', table, 'UPDATE dbo.T SET c = 1', 272],
  ['UPDATE of an identity', table, 'UPDATE dbo.T SET id = 1', 8102],
  ['UPDATE with a condition on nothing', table, 'UPDATE t SET a = 1 FROM dbo.T AS t WHERE t.zz = 1', 207],
  ['DELETE from nothing', '', 'DELETE FROM dbo.T', 208],
  ['TRUNCATE of nothing', '', 'TRUNCATE TABLE dbo.T', 4701],
  [
    'TRUNCATE of a referenced table',
    'CREATE TABLE dbo.P (a int PRIMARY KEY); CREATE TABLE dbo.C (a int REFERENCES dbo.P (a))',
    'TRUNCATE TABLE dbo.P',
    4712,
  ],
  ['SELECT INTO a table that is there', table, 'SELECT a INTO dbo.T FROM dbo.T', 2714],
  ['SELECT INTO without a name', table, 'SELECT a + 1 INTO dbo.X FROM dbo.T', 8155],
  ['CHECKIDENT of nothing', '', "DBCC CHECKIDENT ('dbo.T')", 2501],
  ['CHECKIDENT without identity', 'CREATE TABLE dbo.X (a int)', "DBCC CHECKIDENT ('dbo.X')", 7997],
  [
    'too long a loop of EXEC',
    'CREATE TABLE #s (t nvarchar(max))',
    "INSERT #s VALUES (N'DECLARE @s nvarchar(max) = (SELECT t FROM #s); EXEC (@s)'); DECLARE @s nvarchar(max) = (SELECT t FROM #s); EXEC (@s)",
    217,
  ],
  ['what is not supported, and says so', '', 'SELECT * FROM OPENQUERY(x, 1)', 50000, /does not support/],
]);

describe('what is not supported', () => {
  it('is not hidden by CATCH', () => {
    const { error } = newServer().run("BEGIN TRY EXEC xp_cmdshell 'dir' END TRY BEGIN CATCH PRINT 'hidden' END CATCH");
    assert.match(error?.message ?? '', /does not support the procedure xp_cmdshell/);
  });
});
