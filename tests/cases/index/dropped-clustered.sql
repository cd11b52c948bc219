-- The table becomes a heap.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX IX_B ON dbo.T (B);
GO
CREATE CLUSTERED INDEX CX ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX IX_B ON dbo.T (B);
--- hazards
HA005 Database Options
LOCK006 [dbo].[T].[CX]
PERF001 [dbo].[T].[CX]
SPACE001 Database Options
SPACE002 Database Options
