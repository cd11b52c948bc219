-- A column written in the middle goes to the end: no copy of the table.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Note nvarchar(50) NULL, Name varchar(10) NULL);
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
--- script
+ ADD [Note] [nvarchar](50) NULL
- INSERT INTO
