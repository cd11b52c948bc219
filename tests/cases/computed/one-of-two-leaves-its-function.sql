-- One of two columns that call a bound function becomes a plain one while the function changes.
--- current
CREATE TABLE dbo.S (K varchar(10) NOT NULL);
GO
CREATE FUNCTION dbo.F (@x int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(K) FROM dbo.S) + 1; END;
GO
CREATE TABLE dbo.T (K int NOT NULL, A AS (dbo.F(1)), B AS (dbo.F(1)));
--- desired
CREATE TABLE dbo.S (K int NOT NULL);
GO
CREATE FUNCTION dbo.F (@x int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN @x + 2; END;
GO
CREATE TABLE dbo.T (K int NOT NULL, A int NULL, B AS (dbo.F(1)));
--- hazards
DATA003 [dbo].[S]
HA002 [dbo].[S]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[S]
SPACE001 Database Options
SPACE002 Database Options
