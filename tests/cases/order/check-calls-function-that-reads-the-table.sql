-- A check whose function reads the table that it checks.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, CONSTRAINT CK_T CHECK (dbo.F() < 10));
GO
CREATE FUNCTION dbo.F () RETURNS int AS BEGIN RETURN (SELECT COUNT(*) FROM dbo.T); END
--- hazards
DATA012 [dbo].[CK_T]
LOCK007 [dbo].[CK_T]
