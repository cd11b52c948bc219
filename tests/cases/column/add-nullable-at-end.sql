-- A nullable column at the end is a plain ADD.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL, Note nvarchar(50) NULL);
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
