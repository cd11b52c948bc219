-- Temp tables, table variables and cursors are no references.
--- current
--- desired
CREATE PROCEDURE dbo.P AS
BEGIN
  CREATE TABLE #t (Id int);
  INSERT INTO #t VALUES (1);
  DECLARE @v TABLE (Id int);
  INSERT @v SELECT Id FROM #t;
  DECLARE c CURSOR LOCAL FOR SELECT Id FROM @v;
  OPEN c; CLOSE c; DEALLOCATE c;
  DROP TABLE #t;
END
--- hazards
