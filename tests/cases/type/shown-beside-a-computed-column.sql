-- A view shows a column whose type is made anew and a computed column over it, which is off meanwhile: the view is made anew as well.
--- current
CREATE TYPE dbo.Sku FROM varchar(20) NULL;
GO
CREATE TABLE dbo.T (K dbo.Sku NOT NULL, C AS (LEN(K) + 1));
GO
CREATE VIEW dbo.V AS SELECT K, C FROM dbo.T;
--- desired
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TABLE dbo.T (K dbo.Sku NOT NULL, C AS (LEN(K) + 1));
GO
CREATE VIEW dbo.V AS SELECT K, C FROM dbo.T;
--- hazards
DATA003 [dbo].[Sku]
HA005 Database Options
LOCK003 [dbo].[T]
SEC002 [dbo].[V]
