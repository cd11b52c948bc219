-- COMP007: a binding goes for good.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE FUNCTION dbo.F () RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT MAX(A) FROM dbo.T); END
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE FUNCTION dbo.F () RETURNS int AS BEGIN RETURN (SELECT MAX(A) FROM dbo.T); END
--- hazards
COMP007 [dbo].[F]
