-- One column leaves a type that is made anew, another takes it.
--- current
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TABLE dbo.T (K varchar(20) NOT NULL, C dbo.Sku NULL);
--- desired
CREATE TYPE dbo.Sku FROM nvarchar(20) NULL;
GO
CREATE TABLE dbo.T (K dbo.Sku NOT NULL, C int NULL);
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
