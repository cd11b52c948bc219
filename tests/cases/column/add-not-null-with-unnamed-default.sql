-- An unnamed default stays unnamed.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Code int NOT NULL DEFAULT 7);
--- hazards
LOCK004 [dbo].[T]
--- steps
alter table [dbo].[T]
