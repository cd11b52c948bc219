-- The way a value is kept changes.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(max) NULL);
--- hazards
LOCK002 [dbo].[T]
