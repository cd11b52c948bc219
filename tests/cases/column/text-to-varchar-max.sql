-- A deprecated type gives way.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Doc text NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Doc varchar(max) NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
