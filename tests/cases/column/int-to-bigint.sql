-- Size of data, unless all is compressed.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N int NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N bigint NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
