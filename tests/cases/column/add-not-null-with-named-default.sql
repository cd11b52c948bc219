-- Column and default come in one ADD, so that rows get a value at once.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Code int NOT NULL CONSTRAINT DF_T_Code DEFAULT (7));
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter table [dbo].[T]
--- script
+ CONSTRAINT [DF_T_Code] DEFAULT
