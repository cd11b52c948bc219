-- A bound view showed a column of the alias type; table and type go, the view stays with another query.
--- current
CREATE TABLE dbo.U (K int NOT NULL);
GO
CREATE TYPE dbo.Sku FROM varchar(20) NULL;
GO
CREATE TABLE dbo.T (K dbo.Sku NOT NULL);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT K FROM dbo.T;
--- desired
CREATE TABLE dbo.U (K int NOT NULL);
GO
CREATE VIEW dbo.V AS SELECT K FROM dbo.U;
--- hazards
COMP007 [dbo].[V]
DATA001 [dbo].[T]
HA001 [dbo].[T]
