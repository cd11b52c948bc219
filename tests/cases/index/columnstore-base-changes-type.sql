-- A columnstore index lets go of a column that changes type.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE NONCLUSTERED COLUMNSTORE INDEX CI ON dbo.T (A, B);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B bigint NULL);
GO
CREATE NONCLUSTERED COLUMNSTORE INDEX CI ON dbo.T (A, B);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK016 [dbo].[T].[CI]
PERF002 [dbo].[T].[CI]
SPACE001 Database Options
SPACE002 Database Options
