-- A heap with a nonclustered key becomes clustered on it.
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED, B int NULL);
GO
CREATE INDEX IX_T ON dbo.T (B);
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY CLUSTERED, B int NULL);
GO
CREATE INDEX IX_T ON dbo.T (B);
--- hazards
LOCK006 [dbo].[PK_T]
LOCK008 [dbo].[PK_T]
PERF002 [dbo].[PK_T]
--- script
- INSERT INTO
