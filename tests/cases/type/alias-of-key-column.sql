-- The key lets go while the alias type under it changes.
--- current
CREATE TYPE dbo.Sku FROM varchar(10) NOT NULL;
GO
CREATE TABLE dbo.T (S dbo.Sku NOT NULL CONSTRAINT PK_T PRIMARY KEY);
--- desired
CREATE TYPE dbo.Sku FROM varchar(20) NOT NULL;
GO
CREATE TABLE dbo.T (S dbo.Sku NOT NULL CONSTRAINT PK_T PRIMARY KEY);
--- hazards
HA005 Database Options
LOCK003 [dbo].[T]
LOCK006 [dbo].[PK_T]
LOCK008 [dbo].[PK_T]
PERF002 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
