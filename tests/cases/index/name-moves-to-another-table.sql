-- The same name on two tables is two indexes.
--- current
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE TABLE dbo.U (A int NOT NULL);
GO
CREATE INDEX IX ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE TABLE dbo.U (A int NOT NULL);
GO
CREATE INDEX IX ON dbo.U (A);
--- hazards
LOCK005 [dbo].[U].[IX]
PERF001 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
