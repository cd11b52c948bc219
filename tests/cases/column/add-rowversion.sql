-- A rowversion column is added in place and gives every row a value.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, V rowversion NOT NULL);
--- hazards
LOCK004 [dbo].[T]
