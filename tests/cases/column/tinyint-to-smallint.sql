-- Size of data.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N tinyint NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N smallint NULL);
--- hazards
LOCK002 [dbo].[T]
