-- Columns that only current has stay under "drop": "none".
--- options
{ "drop": "none" }
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL);
--- hazards
--- steps
