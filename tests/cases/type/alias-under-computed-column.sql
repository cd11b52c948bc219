-- A computed column over a column of the alias type goes while the type changes.
--- current
CREATE TYPE dbo.Sku FROM varchar(20) NULL;
GO
CREATE TABLE dbo.T (K dbo.Sku NOT NULL, C AS (LEN(K)));
--- desired
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TABLE dbo.T (K dbo.Sku NOT NULL);
