-- A longer fixed-width value rewrites every row.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Code char(2) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Code char(4) NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
