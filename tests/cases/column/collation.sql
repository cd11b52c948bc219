-- A case-sensitive collation on one column.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) COLLATE Latin1_General_CS_AS NULL);
--- hazards
COMP008 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ COLLATE Latin1_General_CS_AS
