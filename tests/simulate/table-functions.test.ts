import assert from 'node:assert/strict';
import { printed, refusals } from './run.ts';

const split = `CREATE FUNCTION dbo.Split (@text varchar(100), @mark char(1) = ',') RETURNS @parts TABLE (Id int IDENTITY(1, 1), Part varchar(100)) AS
BEGIN
  DECLARE @at int = CHARINDEX(@mark, @text);
  WHILE @at > 0
  BEGIN
    INSERT @parts (Part) VALUES (LEFT(@text, @at - 1));
    SET @text = SUBSTRING(@text, @at + 1, 100);
    SET @at = CHARINDEX(@mark, @text);
  END;
  INSERT @parts (Part) SELECT @text;
  RETURN;
END;
GO
CREATE FUNCTION dbo.Upto (@n int) RETURNS TABLE AS RETURN (SELECT value AS N FROM GENERATE_SERIES(1, @n));
GO
`;

describe('table-valued functions in scripts', () => {
  it('run their statements, with defaults, also without a schema and per row', () => {
    assert.deepEqual(
      printed(`${split}
        DECLARE @list varchar(100) = '';
        SELECT @list = @list + CAST(Id AS varchar(9)) + Part + ' ' FROM dbo.Split('a,b,c', DEFAULT) ORDER BY Id;
        PRINT @list;
        SET @list = '';
        SELECT @list = @list + s.Part + CAST(u.N AS varchar(9)) + ' ' FROM Split('x;y', ';') AS s CROSS APPLY dbo.Upto(s.Id) AS u;
        PRINT @list;
        IF NOT EXISTS (SELECT * FROM dbo.Upto(0)) PRINT 'none';`),
      ['1a 2b 3c ', 'x1 y1 y2 ', 'none'],
    );
  });
});

refusals('table-valued functions in scripts are refused', [
  ['without an argument', split, 'SELECT * FROM dbo.Upto();', 313],
  ['when they are not there', '', 'SELECT * FROM dbo.Nothing(1);', 208],
]);
