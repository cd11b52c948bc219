-- A table is made anew, and its foreign key goes before the key of another table that it refers to.
--- current
CREATE TYPE dbo.Sku FROM varchar(20) NULL;
GO
CREATE TABLE dbo.P (K dbo.Sku NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (K int IDENTITY (1, 1) NOT NULL, R dbo.Sku NULL CONSTRAINT FK_T REFERENCES dbo.P (K));
--- desired
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TABLE dbo.P (K dbo.Sku NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (K int NOT NULL, R dbo.Sku NULL CONSTRAINT FK_T REFERENCES dbo.P (K));
--- hazards
DATA003 [dbo].[Sku]
DATA003 [dbo].[T]
DATA008 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK003 [dbo].[P]
LOCK003 [dbo].[T]
LOCK006 [dbo].[PK_P]
LOCK007 [dbo].[FK_T]
LOCK008 [dbo].[PK_P]
PERF002 [dbo].[PK_P]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
