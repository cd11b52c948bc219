-- sysname is nvarchar(128) under a name of its own: a column that becomes one only grows, and back it is only scanned.
--- current
CREATE TABLE dbo.T (A nvarchar(20) NOT NULL, B nvarchar(128) NULL, C sysname NOT NULL);
GO
CREATE INDEX IX ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A sysname NOT NULL, B sysname NULL, C nvarchar(128) NOT NULL);
GO
CREATE INDEX IX ON dbo.T (A);
--- hazards
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX]
PERF002 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
