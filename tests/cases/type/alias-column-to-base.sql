-- A column gives up its alias type.
--- current
CREATE TYPE dbo.Sku FROM varchar(10) NOT NULL;
GO
CREATE TABLE dbo.T (S dbo.Sku NOT NULL);
--- desired
CREATE TYPE dbo.Sku FROM varchar(10) NOT NULL;
GO
CREATE TABLE dbo.T (S varchar(10) NOT NULL);
--- hazards
HA002 [dbo].[T]
