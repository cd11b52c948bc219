-- A column of an alias type goes before the type changes, which another table begins to use.
--- current
CREATE TYPE dbo.Sku FROM nvarchar(20) NULL;
GO
CREATE TABLE dbo.T (K int NOT NULL, C dbo.Sku NOT NULL);
GO
CREATE TABLE dbo.U (K int NOT NULL, C varchar(10) NOT NULL);
--- desired
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TABLE dbo.T (K int NOT NULL);
GO
CREATE TABLE dbo.U (K int NOT NULL, C dbo.Sku NOT NULL);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
HA002 [dbo].[U]
