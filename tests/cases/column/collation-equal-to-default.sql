-- A COLLATE that says what the database says anyway is no difference.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) COLLATE SQL_Latin1_General_CP1_CI_AS NULL);
--- hazards
--- steps
