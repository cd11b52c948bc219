-- A function that a view calls changes its result; the view is refreshed.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.V AS SELECT dbo.F(A) AS X FROM dbo.T;
GO
CREATE FUNCTION dbo.F (@a int) RETURNS int AS BEGIN RETURN @a; END
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.V AS SELECT dbo.F(A) AS X FROM dbo.T;
GO
CREATE FUNCTION dbo.F (@a int) RETURNS bigint AS BEGIN RETURN @a; END
--- hazards
COMP002 [dbo].[F]
