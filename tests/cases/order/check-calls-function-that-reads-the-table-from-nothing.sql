-- The same where table and function are new.
--- current
--- desired
CREATE TABLE dbo.T (A int NULL, CONSTRAINT CK_T CHECK (dbo.F() < 10));
GO
CREATE FUNCTION dbo.F () RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM dbo.T); END
--- hazards
