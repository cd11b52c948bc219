-- Every row is written again; nothing is lost.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, At datetime NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, At datetime2(7) NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
