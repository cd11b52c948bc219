-- A column gives up its alias type for a wider base type under an index.
--- current
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TABLE dbo.T (K int NOT NULL, C dbo.Sku NOT NULL);
GO
CREATE INDEX IX ON dbo.T (C);
--- desired
CREATE TABLE dbo.T (K int NOT NULL, C varchar(50) NOT NULL);
GO
CREATE INDEX IX ON dbo.T (C);
--- hazards
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX]
PERF002 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
