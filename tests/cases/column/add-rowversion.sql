-- A rowversion column is added in place and gives every row a value.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, V rowversion NOT NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
