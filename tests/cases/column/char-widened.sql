-- A longer fixed-width value rewrites every row.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Code char(2) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Code char(4) NULL);
--- hazards
LOCK002 [dbo].[T]
