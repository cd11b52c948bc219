-- A seed change is DBCC CHECKIDENT, or nothing for the rows that are there; never a copy.
--- current
CREATE TABLE dbo.T (Id int IDENTITY(1, 1) NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int IDENTITY(100, 1) NOT NULL, Name varchar(10) NULL);
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
SEC002 [dbo].[T]
--- script
- INSERT INTO
- IDENTITY_INSERT
