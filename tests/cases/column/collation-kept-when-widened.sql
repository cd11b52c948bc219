-- ALTER COLUMN without COLLATE would reset it to the database's.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) COLLATE Latin1_General_BIN2 NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(20) COLLATE Latin1_General_BIN2 NOT NULL);
--- hazards
HA002 [dbo].[T]
--- script
+ COLLATE Latin1_General_BIN2 NOT NULL
