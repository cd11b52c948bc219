-- A persisted one writes every row again.
--- current
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1) PERSISTED);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 2) PERSISTED);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK009 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
