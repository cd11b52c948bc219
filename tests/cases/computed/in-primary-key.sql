-- A computed column that always has a value may be a primary key without being persisted.
--- current
CREATE TABLE dbo.T (A int NULL, B int NOT NULL, C AS ISNULL(A, 0), D AS CAST(B AS bigint), E AS B + 1 PERSISTED NOT NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NOT NULL, C AS ISNULL(A, 0), D AS CAST(B AS bigint), E AS B + 1 PERSISTED NOT NULL, CONSTRAINT PK_T PRIMARY KEY (C, D, E));
--- hazards
DATA010 [dbo].[PK_T]
HA005 Database Options
LOCK006 [dbo].[PK_T]
LOCK008 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
