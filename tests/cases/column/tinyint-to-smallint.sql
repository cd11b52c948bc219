-- Size of data.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N tinyint NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N smallint NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
