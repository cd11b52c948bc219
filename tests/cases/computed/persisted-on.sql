-- PERSISTED is added in place.
--- current
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1));
--- desired
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1) PERSISTED);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK009 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ ADD PERSISTED
- DROP COLUMN
