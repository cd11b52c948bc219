-- The index stays: ALTER COLUMN of a wider varchar is legal.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
GO
CREATE INDEX IX_T_Name ON dbo.T (Name);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(50) NULL);
GO
CREATE INDEX IX_T_Name ON dbo.T (Name);
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
--- script
- DROP INDEX
