-- PERF003: statistics go.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE STATISTICS ST ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NULL);
--- hazards
PERF003 [dbo].[T].[ST]
