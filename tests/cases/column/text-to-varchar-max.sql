-- A deprecated type gives way.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Doc text NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Doc varchar(max) NULL);
--- hazards
LOCK002 [dbo].[T]
