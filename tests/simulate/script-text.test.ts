import assert from 'node:assert/strict';
import { printed, type Refusal, refusals, rowsOf, run, serverAfter } from './run.ts';

const own = `CREATE SCHEMA A;
GO
CREATE TYPE A.List AS TABLE (x int);
CREATE TYPE A.Number FROM int;
CREATE TABLE A.Thing (x int NULL);
GO
CREATE PROCEDURE A.Other AS PRINT 7;
`;

const partitions = `CREATE PARTITION FUNCTION F (int) AS RANGE RIGHT FOR VALUES (1);
CREATE PARTITION SCHEME S AS PARTITION F ALL TO ([PRIMARY]);
CREATE PARTITION FUNCTION D (datetime2) AS RANGE RIGHT FOR VALUES ('20200101');
CREATE PARTITION SCHEME SD AS PARTITION D ALL TO ([PRIMARY]);`;

describe('what a script runs', () => {
  it('modules find types, tables and procedures of their own schema first', () => {
    const server = serverAfter(own);
    run(
      server,
      `CREATE PROCEDURE A.P (@list List READONLY, @n Number) AS BEGIN DECLARE @mine List; INSERT @mine VALUES (1); END;
GO
CREATE FUNCTION A.F (@n Number) RETURNS Number AS BEGIN RETURN @n; END;
GO
CREATE FUNCTION A.G () RETURNS @t TABLE (n Number) AS BEGIN RETURN; END;
GO
CREATE PROCEDURE A.Q AS BEGIN DECLARE @mine List; INSERT @mine VALUES (1); SELECT * FROM Thing; DELETE Thing; EXEC Other; END;`,
    );
    const { messages } = run(server, 'EXEC A.Q;');
    assert.deepEqual(
      messages.map(({ text }) => text),
      ['7'],
    );
  });

  it('subqueries of expressions see the common table expressions around them', () => {
    const script = `DECLARE @sql nvarchar(max);
WITH Grants AS (SELECT CONCAT('GRANT EXECUTE ON ', QUOTENAME(name), ' TO Reader') AS line FROM sys.objects WHERE type = 'P')
SELECT @sql = (SELECT CHAR(10) + line FROM Grants FOR XML PATH(''), TYPE).value('.', 'nvarchar(max)');
EXEC sp_executesql @sql;`;
    const server = serverAfter('CREATE ROLE Reader;\nGO\nCREATE PROCEDURE dbo.P AS SELECT 1;');
    run(server, script);
    assert.deepEqual(
      rowsOf(server, 'sys.database_permissions', 'permission_name').filter(([name]) => name === 'EXECUTE'),
      [['EXECUTE']],
    );
  });

  it('temp procedures are made, run and dropped, and are no objects', () => {
    const server = serverAfter('');
    const { messages } = run(server, "EXEC ('CREATE PROCEDURE #p @a int AS PRINT @a;'); EXEC #p 3;");
    assert.deepEqual(
      messages.map(({ text }) => text),
      ['3'],
    );
    assert.deepEqual(
      rowsOf(server, 'sys.objects', 'name').filter(([name]) => name === '#p'),
      [],
    );
    run(server, 'DROP PROCEDURE #p; DROP PROCEDURE IF EXISTS #p;');
  });

  it('boundaries of partitions are computed', () => {
    const server = serverAfter(partitions);
    run(
      server,
      `DECLARE @i int = 2; WHILE @i < 4 BEGIN ALTER PARTITION SCHEME S NEXT USED [PRIMARY];
       ALTER PARTITION FUNCTION F () SPLIT RANGE (@i); SET @i += 1; END;`,
    );
    const values = rowsOf(server, 'sys.partition_range_values', 'value').map(([value]) => value);
    assert.deepEqual(values.sort(), ['1', '2', '20200101', '3']);
  });

  it('values of CLR types are made by their methods', () => {
    assert.deepEqual(printed('DECLARE @p geography = geography::Point(1, 2, 4326); PRINT CAST(@p AS nvarchar(40));'), [
      'POINT (2 1)',
    ]);
  });

  it('a week of ISO 8601 begins on Monday', () => {
    assert.deepEqual(
      printed(
        "PRINT DATEPART(ISO_WEEK, '2021-01-03'); PRINT DATEPART(isoww, '2021-01-04'); PRINT DATENAME(isowk, '20081229');",
      ),
      ['53', '1', '1'],
    );
  });

  it('columns take the types of parameters and of the widest result', () => {
    const server = serverAfter(`CREATE TABLE dbo.T (d datetime2 NULL);
GO
CREATE FUNCTION dbo.F (@d date) RETURNS TABLE AS RETURN
  SELECT @d AS a, CASE WHEN 1 = 0 THEN 0 ELSE GETDATE() END AS b, DATEADD(minute, 5, 0) AS c, COALESCE(0, GETDATE()) AS e;`);
    for (const column of 'abce') run(server, `INSERT dbo.T (d) SELECT ${column} FROM dbo.F ('20200101');`);
  });
});

refusals('a script', [
  ['tables look for types in dbo alone', own, 'CREATE TABLE A.T (n Number);', 2715],
  ['temp procedures must be there', '', 'EXEC #p;', 2812],
  ['to drop temp procedures they must be there', '', 'DROP PROCEDURE #p;', 3701],
  [
    'a computed boundary that is there',
    partitions,
    "DECLARE @d date = '2020-01-01'; ALTER PARTITION FUNCTION D () SPLIT RANGE (@d);",
    7721,
  ],
  [
    'boundaries out of the time are not followed',
    partitions,
    'DECLARE @d date = GETDATE(); ALTER PARTITION FUNCTION D () SPLIT RANGE (@d);',
    50000,
  ],
  ['types that really clash', 'CREATE TABLE dbo.T (d date NULL);', 'INSERT dbo.T (d) SELECT 1;', 206],
] satisfies readonly Refusal[]);
