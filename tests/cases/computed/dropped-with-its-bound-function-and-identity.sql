-- A bound cycle of table and function goes while the table's IDENTITY goes too.
--- current
CREATE TABLE dbo.T (K int IDENTITY NOT NULL, C AS (dbo.F(0)));
GO
CREATE FUNCTION dbo.F (@x int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(K) FROM dbo.T); END
--- desired
CREATE TABLE dbo.T (K int NOT NULL);
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
SEC002 [dbo].[T]
