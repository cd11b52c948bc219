-- IDENTITY goes and the type changes while a computed column over both stays.
--- current
CREATE TABLE dbo.T (K int IDENTITY NOT NULL, C AS (K + 1));
--- desired
CREATE TABLE dbo.T (K bigint NOT NULL, C AS (K + 1));
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
