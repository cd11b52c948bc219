-- A plan for Azure SQL.
--- platform
SqlAzure
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY);
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, B int NULL);
GO
CREATE INDEX IX ON dbo.T (B);
--- hazards
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
