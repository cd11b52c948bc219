-- The statement fails on a table with rows: the hazard says so.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Code int NOT NULL);
--- hazards
DATA009 [dbo].[T]
HA002 [dbo].[T]
