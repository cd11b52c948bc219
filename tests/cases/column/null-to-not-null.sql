-- Rows without a value fail.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N int NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N int NOT NULL);
--- hazards
DATA011 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK003 [dbo].[T]
