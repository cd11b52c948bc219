-- Each table has a computed column whose function reads the other table.
--- current
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B AS (dbo.FU(A)));
GO
CREATE TABLE dbo.U (A int NOT NULL, B AS (dbo.FT(A)));
GO
CREATE FUNCTION dbo.FT (@a int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM dbo.T WHERE A = @a); END
GO
CREATE FUNCTION dbo.FU (@a int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM dbo.U WHERE A = @a); END
--- hazards
