-- A heap with a nonclustered key becomes clustered on it.
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED, B int NULL);
GO
CREATE INDEX IX_T ON dbo.T (B);
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY CLUSTERED, B int NULL);
GO
CREATE INDEX IX_T ON dbo.T (B);
--- script
- INSERT INTO
