-- A computed column changes what it is made of while its old base changes its type.
--- current
CREATE TABLE dbo.T (K bigint NOT NULL, C AS (LEN(K) + 1));
--- desired
CREATE FUNCTION dbo.F (@x int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN @x + 1; END;
GO
CREATE TABLE dbo.T (K int NOT NULL, C AS (dbo.F(1)));
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
