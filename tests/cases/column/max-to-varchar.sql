-- Values longer than the new type are truncated: DacFx warns of nothing.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(max) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
