-- A primary key goes: the table becomes a heap.
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, B int NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
--- hazards
HA005 Database Options
LOCK006 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
