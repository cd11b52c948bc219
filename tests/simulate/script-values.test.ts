import assert from 'node:assert/strict';
import { printed, refusals } from './run.ts';

describe('values in scripts', () => {
  it('dates', () => {
    assert.deepEqual(
      printed(`DECLARE @d datetime = '20240131 10:20:30.123', @s varchar(40);
        PRINT CONVERT(varchar(8), @d, 112) + ' ' + CONVERT(varchar(10), @d, 103) + ' ' + CONVERT(char(19), @d, 120) + ' ' + CONVERT(varchar(30), @d, 0);
        PRINT CONVERT(varchar(23), DATEADD(month, 1, @d), 121); PRINT CONVERT(varchar(19), DATEADD(hh, 14, @d), 126);
        PRINT DATEDIFF(day, '2024-01-31T23:59:00', '2024-02-01'); PRINT DATEDIFF(MONTH, '2023-12-31', @d); PRINT DATEDIFF(minute, @d, DATEADD(second, 30, @d));
        PRINT DATEPART(dw, @d); PRINT DATENAME(weekday, @d) + DATENAME(mm, @d); PRINT YEAR(@d) * 100 + MONTH(@d); PRINT EOMONTH(@d, 1);
        PRINT CAST(DATEFROMPARTS(2024, 2, 29) AS varchar(10)); PRINT CAST(@d AS date); PRINT CONVERT(varchar(10), @d + 1, 23); PRINT CONVERT(varchar(16), @d - 0.5, 120);
        PRINT FORMAT(@d, 'yyyy-MM-dd HH:mm'); PRINT FORMAT(7, '000'); PRINT ISDATE('2024-02-30'); PRINT ISDATE('2024-02-29');
        SET @s = RIGHT('0' + RTRIM(CONVERT(nchar(2), DATEPART(hh, GETDATE()))), 2); PRINT @s; IF '20240101' < @d AND GETDATE() < @d PRINT 'later';`),
      [
        '20240131 31/01/2024 2024-01-31 10:20:30 Jan 31 2024 10:20AM',
        '2024-02-29 10:20:30.123',
        '2024-02-01T00:20:30',
        '1',
        '1',
        '1',
        '4',
        'WednesdayJanuary',
        '202401',
        '2024-02-29',
        '2024-02-29',
        '2024-01-31',
        '2024-02-01',
        '2024-01-30 22:20',
        '2024-01-31 10:20',
        '007',
        '0',
        '1',
        '00',
        'later',
      ],
    );
  });

  it('lists out of FOR XML PATH and STRING_AGG', () => {
    assert.deepEqual(
      printed(
        `DECLARE @l nvarchar(max);
         SELECT @l = STUFF((SELECT ', ' + QUOTENAME(name) FROM sys.columns WHERE object_id = OBJECT_ID('dbo.T') ORDER BY column_id FOR XML PATH(''), TYPE).value('.', 'nvarchar(max)'), 1, 2, ''); PRINT @l;
         PRINT (SELECT name + CHAR(13) AS [text()] FROM sys.columns WHERE object_id = OBJECT_ID('dbo.T') AND name LIKE '%&%' FOR XML PATH(''));
         PRINT ISNULL((SELECT name FROM sys.columns WHERE object_id = 0 FOR XML PATH(''), TYPE).value('(./text())[1]', 'varchar(max)'), 'none');
         PRINT (SELECT name AS n FROM sys.columns WHERE object_id = OBJECT_ID('dbo.T') FOR XML PATH(''), TYPE).value('.', 'varchar(3)');
         SELECT @l = STRING_AGG(CAST(name AS nvarchar(max)), '|') WITHIN GROUP (ORDER BY column_id DESC) FROM sys.columns WHERE object_id = OBJECT_ID('dbo.T'); PRINT @l;`,
        'CREATE TABLE dbo.T (ab int, [c&<d] int)',
      ),
      ['[ab], [c&<d]', 'c&amp;&lt;d&#x0D;', 'none', 'abc', 'c&<d|ab'],
    );
  });

  it('window functions', () => {
    assert.deepEqual(
      printed(`DECLARE @t TABLE (g char(1), n int); INSERT @t VALUES ('a', 3), ('a', 1), ('b', 2), ('a', 3); DECLARE @l varchar(max) = '';
        SELECT @l += CONCAT(g, n, ':', r, k, d, c, s, ISNULL(p, 0), ' ') FROM (SELECT g, n, ROW_NUMBER() OVER (PARTITION BY g ORDER BY n) AS r, RANK() OVER (PARTITION BY g ORDER BY n) AS k,
          DENSE_RANK() OVER (ORDER BY n DESC) AS d, COUNT(*) OVER (PARTITION BY g) AS c, SUM(n) OVER (ORDER BY n) AS s, LAG(n) OVER (PARTITION BY g ORDER BY n) AS p FROM @t) AS x ORDER BY g, r; PRINT @l;
        SET @l = ''; SELECT @l += CONCAT(g, r) FROM (SELECT g, ROW_NUMBER() OVER (ORDER BY SUM(n) DESC) AS r FROM @t GROUP BY g HAVING COUNT(*) > 0) AS x ORDER BY r; PRINT @l;
        WITH c AS (SELECT n, ROW_NUMBER() OVER (ORDER BY n) AS r FROM @t) SELECT @l = MAX(n) FROM c WHERE r <= 2; PRINT @l;`),
      ['a1:113310 a3:221391 a3:321393 b2:112130 ', 'a1b2', '2'],
    );
  });

  refusals('are refused', [
    [
      'a window in WHERE',
      'CREATE TABLE dbo.T (a int)',
      'SELECT name FROM sys.objects WHERE ROW_NUMBER() OVER (ORDER BY name) = 1',
      4108,
    ],
    ['no date', '', "PRINT DATEADD(day, 1, 'soon')", 241],
    ['parts of no date', '', 'PRINT DATEFROMPARTS(2024, 2, 30)', 289],
  ]);
});
