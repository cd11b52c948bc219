-- A view that is dropped and created keeps its grants.
--- current
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE ROLE r;
GO
CREATE FUNCTION dbo.F () RETURNS int AS BEGIN RETURN 1; END
GO
GRANT EXECUTE ON dbo.F TO r;
--- desired
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE ROLE r;
GO
CREATE FUNCTION dbo.F () RETURNS int WITH SCHEMABINDING AS BEGIN RETURN 1; END
GO
GRANT EXECUTE ON dbo.F TO r;
--- hazards
