-- An alias type allows NULL now; a column that says nothing follows it.
--- current
CREATE TYPE dbo.Sku FROM varchar(10) NOT NULL;
GO
CREATE TABLE dbo.T (A int NOT NULL, S dbo.Sku NOT NULL);
--- desired
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TABLE dbo.T (A int NOT NULL, S dbo.Sku NOT NULL);
--- hazards
HA005 Database Options
LOCK003 [dbo].[T]
