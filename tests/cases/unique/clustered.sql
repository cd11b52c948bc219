-- A clustered unique constraint on a heap.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT UQ_T UNIQUE CLUSTERED, B int NULL);
--- hazards
DATA010 [dbo].[UQ_T]
HA005 Database Options
LOCK006 [dbo].[UQ_T]
LOCK008 [dbo].[UQ_T]
SPACE001 Database Options
SPACE002 Database Options
