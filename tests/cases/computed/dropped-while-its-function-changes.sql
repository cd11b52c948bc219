-- The computed column goes before the function that it called changes.
--- current
CREATE FUNCTION dbo.F (@x int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN @x; END
GO
CREATE TABLE dbo.T (K int NOT NULL, C AS (dbo.F(K)));
--- desired
CREATE FUNCTION dbo.F (@x int) RETURNS int AS BEGIN RETURN @x + 1; END
GO
CREATE TABLE dbo.T (K int NOT NULL);
--- hazards
COMP007 [dbo].[F]
HA002 [dbo].[T]
