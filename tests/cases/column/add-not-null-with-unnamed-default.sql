-- An unnamed default stays unnamed.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Code int NOT NULL DEFAULT 7);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter table [dbo].[T]
