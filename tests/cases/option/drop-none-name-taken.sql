-- A table is renamed without a refactor log, so the old one stays, but its key and the foreign key to it give way to the new one's.
--- options
{ "drop": "none" }
--- current
CREATE TABLE dbo.Old (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY);
GO
CREATE TABLE dbo.Log (A int NOT NULL CONSTRAINT FK_Log FOREIGN KEY REFERENCES dbo.Old (A));
--- desired
CREATE TABLE dbo.New (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY);
GO
CREATE TABLE dbo.Log (A int NOT NULL);
--- hazards
DATA005 [dbo].[New]
PERF002 [dbo].[PK_T]
PLAN008 [dbo].[FK_Log]
PLAN008 [dbo].[PK_T]
--- steps
drop foreign key [dbo].[FK_Log]
drop primary key [dbo].[PK_T]
create table [dbo].[New]
--- kept
table [dbo].[Old]
