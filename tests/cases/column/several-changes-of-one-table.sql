-- Drop, alter and add on one table.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, A varchar(10) NULL, B int NULL, C int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, A varchar(30) NOT NULL, C bigint NOT NULL, D date NULL);
--- hazards
DATA002 [dbo].[T]
DATA011 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK003 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
