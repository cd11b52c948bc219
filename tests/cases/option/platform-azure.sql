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
LOCK005 [dbo].[T].[IX]
