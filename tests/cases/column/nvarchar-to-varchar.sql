-- Characters outside the code page are lost.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name nvarchar(100) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(100) NULL);
--- hazards
DATA003 [dbo].[T]
LOCK002 [dbo].[T]
