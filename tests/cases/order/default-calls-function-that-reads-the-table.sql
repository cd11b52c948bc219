-- The same for a default.
--- current
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT DF_T DEFAULT (dbo.F()));
GO
CREATE FUNCTION dbo.F () RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT MAX(A) FROM dbo.T); END
--- hazards
