-- Every row is written again.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(100) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name nvarchar(100) NULL);
--- hazards
LOCK002 [dbo].[T]
