-- A user function needs its schema; brackets and case make no difference.
--- current
CREATE FUNCTION dbo.F (@x int) RETURNS int AS BEGIN RETURN @x; END
GO
CREATE TABLE dbo.T (A int NULL CONSTRAINT CK_T CHECK ([dbo].[F]([A])>(0)));
--- desired
CREATE FUNCTION dbo.F (@x int) RETURNS int AS BEGIN RETURN @x; END
GO
CREATE TABLE dbo.T (A int NULL CONSTRAINT CK_T CHECK (DBO.f(a) > 0));
--- hazards
--- steps
