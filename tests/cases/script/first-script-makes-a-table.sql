-- What the first script keeps beside the project is no part of the plan's end: it is told, stays, and the plan is proven.
--- current
CREATE TABLE dbo.T (A int NULL, Kind int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, Kind int NULL, B int NULL);
--- predeploy
IF NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'T-NotUnique')
BEGIN
  SELECT t.* INTO dbo.[T-NotUnique] FROM dbo.T t
  INNER JOIN (SELECT A FROM dbo.T WHERE Kind = 1 GROUP BY A HAVING COUNT(1) > 1) dt ON dt.A = t.A
  DELETE FROM dt
  FROM (SELECT ROW_NUMBER() OVER (PARTITION BY A ORDER BY (SELECT 0)) RowNumber FROM dbo.T WHERE Kind = 1) dt
  WHERE dt.RowNumber > 1
END
--- hazards
HA002 [dbo].[T]
--- findings
PLAN006 Pre-deployment script
--- way-back
alter table [dbo].[T]
