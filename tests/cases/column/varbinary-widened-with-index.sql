-- The index stays for varbinary too.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Hash varbinary(16) NULL);
GO
CREATE INDEX IX_T ON dbo.T (Id) INCLUDE (Hash);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Hash varbinary(32) NULL);
GO
CREATE INDEX IX_T ON dbo.T (Id) INCLUDE (Hash);
--- hazards
HA002 [dbo].[T]
--- script
- DROP INDEX
