-- Widening varchar is metadata only.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(100) NULL);
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
