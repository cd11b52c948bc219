-- Columns in another order are the same table.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL, Note int NULL);
--- desired
CREATE TABLE dbo.T (Note int NULL, Id int NOT NULL, Name varchar(10) NULL);
--- hazards
--- steps
