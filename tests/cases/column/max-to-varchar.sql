-- Values longer than the new type are truncated: DacFx warns of nothing.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(max) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- hazards
DATA003 [dbo].[T]
LOCK002 [dbo].[T]
