-- Values outside the range fail.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N bigint NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N int NULL);
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
