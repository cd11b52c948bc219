-- Two computed columns over one schema-bound function that changes.
--- current
CREATE FUNCTION dbo.F (@x int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN @x + 1; END
GO
CREATE TABLE dbo.T (A int NOT NULL, S AS (dbo.F(A)), U AS (dbo.F(A) + 1));
--- desired
CREATE FUNCTION dbo.F (@x int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN @x + 2; END
GO
CREATE TABLE dbo.T (A int NOT NULL, S AS (dbo.F(A)), U AS (dbo.F(A) + 1));
--- hazards
