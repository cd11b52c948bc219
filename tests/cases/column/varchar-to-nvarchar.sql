-- Every row is written again.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(100) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name nvarchar(100) NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
