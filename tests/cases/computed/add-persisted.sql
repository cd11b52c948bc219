-- A persisted computed column writes every row.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, S AS (A + B) PERSISTED NOT NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK009 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
