-- Compression of the key is that of the table.
--- current
CREATE TABLE dbo.T (A int NOT NULL, CONSTRAINT PK_T PRIMARY KEY (A));
--- desired
CREATE TABLE dbo.T (A int NOT NULL, CONSTRAINT PK_T PRIMARY KEY (A) WITH (DATA_COMPRESSION = PAGE));
--- hazards
HA005 Database Options
LOCK011 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ REBUILD
