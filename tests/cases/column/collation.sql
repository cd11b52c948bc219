-- A case-sensitive collation on one column.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) COLLATE Latin1_General_CS_AS NULL);
--- hazards
COMP008 [dbo].[T]
LOCK002 [dbo].[T]
--- script
+ COLLATE Latin1_General_CS_AS
