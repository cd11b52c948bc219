-- A table never is without a column: a new one comes before the last one goes.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- desired
CREATE TABLE dbo.T (Y int IDENTITY (1, 1) NOT NULL, Z int NULL);
--- hazards
DATA002 [dbo].[T]
DATA005 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
