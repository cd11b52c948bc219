-- A filtered nonclustered columnstore index with a delay.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE NONCLUSTERED COLUMNSTORE INDEX CI ON dbo.T (A, B);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE NONCLUSTERED COLUMNSTORE INDEX CI ON dbo.T (A, B) WHERE B > 0 WITH (COMPRESSION_DELAY = 10);
--- hazards
LOCK016 [dbo].[T].[CI]
SPACE001 Database Options
SPACE002 Database Options
