-- An identity column is added in place.
--- current
CREATE TABLE dbo.T (Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Name varchar(10) NULL, Id int IDENTITY(10, 5) NOT NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ IDENTITY (10, 5)
