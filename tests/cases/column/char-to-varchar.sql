-- Fixed to variable rewrites every row.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Code char(20) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Code varchar(20) NULL);
--- hazards
LOCK002 [dbo].[T]
