-- A view, a view over it and an inline function show a column of a type that goes: each is refreshed before the type can go (error 3732).
--- current
CREATE TYPE dbo.Sku FROM varchar(20) NULL;
GO
CREATE TABLE dbo.T (K dbo.Sku NOT NULL);
GO
CREATE VIEW dbo.V AS SELECT K FROM dbo.T;
GO
CREATE VIEW dbo.W AS SELECT K FROM dbo.V;
GO
CREATE FUNCTION dbo.F (@x int) RETURNS TABLE AS RETURN (SELECT K AS X FROM dbo.T);
--- desired
CREATE TABLE dbo.T (K int NOT NULL);
GO
CREATE VIEW dbo.V AS SELECT K FROM dbo.T;
GO
CREATE VIEW dbo.W AS SELECT K FROM dbo.V;
GO
CREATE FUNCTION dbo.F (@x int) RETURNS TABLE AS RETURN (SELECT K AS X FROM dbo.T);
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
