-- A computed column over a column whose type is made anew becomes a plain one.
--- current
CREATE TYPE dbo.Sku FROM nvarchar(20) NULL;
GO
CREATE TABLE dbo.T (K dbo.Sku NOT NULL, C AS (LEN(K) + 2));
--- desired
CREATE TYPE dbo.Sku FROM varchar(20) NULL;
GO
CREATE TABLE dbo.T (K dbo.Sku NOT NULL, C int NULL);
--- hazards
DATA003 [dbo].[Sku]
HA002 [dbo].[T]
HA005 Database Options
LOCK003 [dbo].[T]
