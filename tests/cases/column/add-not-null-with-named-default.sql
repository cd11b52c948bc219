-- Column and default come in one ADD, so that rows get a value at once.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Code int NOT NULL CONSTRAINT DF_T_Code DEFAULT (7));
--- hazards
LOCK004 [dbo].[T]
--- steps
alter table [dbo].[T]
--- script
+ CONSTRAINT [DF_T_Code] DEFAULT
