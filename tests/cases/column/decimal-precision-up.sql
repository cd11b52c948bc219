-- A wider decimal is a rewrite when it takes more bytes.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Price decimal(9, 2) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Price decimal(19, 2) NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
