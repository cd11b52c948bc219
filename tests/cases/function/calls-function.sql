-- A bound function on a bound function on a table that changes.
--- current
CREATE FUNCTION dbo.G () RETURNS int WITH SCHEMABINDING AS BEGIN RETURN dbo.F() + 1; END
GO
CREATE FUNCTION dbo.F () RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT MAX(A) FROM dbo.T); END
GO
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE FUNCTION dbo.G () RETURNS int WITH SCHEMABINDING AS BEGIN RETURN dbo.F() + 1; END
GO
CREATE FUNCTION dbo.F () RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT MAX(A) FROM dbo.T); END
GO
CREATE TABLE dbo.T (A bigint NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
