-- The computed column goes before the column under it changes its type.
--- current
CREATE TABLE dbo.T (K bigint NOT NULL, C AS (K + 1) PERSISTED);
--- desired
CREATE TABLE dbo.T (K int NOT NULL, C int NULL);
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
