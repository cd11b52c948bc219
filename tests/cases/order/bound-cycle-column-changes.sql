-- A column of the bound cycle changes its type.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B AS (dbo.F(A)));
GO
CREATE FUNCTION dbo.F (@a int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM dbo.T WHERE A = @a); END
--- desired
CREATE TABLE dbo.T (A bigint NOT NULL, B AS (dbo.F(A)));
GO
CREATE FUNCTION dbo.F (@a int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM dbo.T WHERE A = @a); END
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
