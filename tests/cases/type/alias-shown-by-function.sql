-- An inline function shows a column of the alias type: it is refreshed before the type can go.
--- current
CREATE TABLE dbo.T (K dbo.Sku NOT NULL);
GO
CREATE FUNCTION dbo.F () RETURNS TABLE AS RETURN (SELECT K FROM dbo.T);
GO
CREATE TYPE dbo.Sku FROM varchar(20) NULL;
--- desired
CREATE TABLE dbo.T (K dbo.Sku NOT NULL);
GO
CREATE FUNCTION dbo.F () RETURNS TABLE AS RETURN (SELECT K FROM dbo.T);
GO
CREATE TYPE dbo.Sku FROM varchar(30) NULL;
--- hazards
HA005 Database Options
LOCK003 [dbo].[T]
