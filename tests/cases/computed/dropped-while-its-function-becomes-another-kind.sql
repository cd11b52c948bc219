-- The computed column goes before the function is dropped and created as a table function.
--- current
CREATE FUNCTION dbo.F (@x int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN @x; END
GO
CREATE TABLE dbo.T (K int NOT NULL, C AS (dbo.F(K)));
--- desired
CREATE FUNCTION dbo.F (@x int) RETURNS TABLE AS RETURN (SELECT @x AS X);
GO
CREATE TABLE dbo.T (K int NOT NULL);
--- hazards
HA002 [dbo].[T]
SEC002 [dbo].[F]
