-- A unique constraint and statistics stay on a widened varchar.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NOT NULL CONSTRAINT UQ_T UNIQUE);
GO
CREATE STATISTICS ST_T ON dbo.T (Name);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(50) NOT NULL CONSTRAINT UQ_T UNIQUE);
GO
CREATE STATISTICS ST_T ON dbo.T (Name);
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
