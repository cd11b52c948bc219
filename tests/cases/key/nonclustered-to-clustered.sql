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
HA005 Database Options
LOCK006 [dbo].[PK_T]
LOCK008 [dbo].[PK_T]
PERF002 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
--- script
- INSERT INTO
