-- Values may not fit.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(100) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK003 [dbo].[T]
