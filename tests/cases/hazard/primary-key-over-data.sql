-- DATA010 for a key: duplicates would fail it, and the table is locked while it is built.
--- current
CREATE TABLE dbo.T (A int NOT NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY);
--- hazards
DATA010 [dbo].[PK_T]
HA005 Database Options
LOCK006 [dbo].[PK_T]
LOCK008 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
