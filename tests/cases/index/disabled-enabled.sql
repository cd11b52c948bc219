-- A disabled index is rebuilt.
--- current
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE INDEX IX ON dbo.T (A);
GO
ALTER INDEX IX ON dbo.T DISABLE;
--- desired
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE INDEX IX ON dbo.T (A);
--- hazards
HA005 Database Options
LOCK011 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ REBUILD
