-- A table is made anew for IDENTITY while the type of another of its columns is.
--- current
CREATE TYPE dbo.Sku FROM varchar(20) NULL;
GO
CREATE TABLE dbo.T (K varchar(20) NOT NULL, C dbo.Sku NULL CONSTRAINT CK_T CHECK (C <> 'x'));
--- desired
CREATE TYPE dbo.Sku FROM nvarchar(20) NULL;
GO
CREATE TABLE dbo.T (K int IDENTITY (1, 1) NOT NULL, C dbo.Sku NULL);
--- hazards
DATA003 [dbo].[T]
HA001 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK001 [dbo].[T]
LOCK003 [dbo].[T]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
