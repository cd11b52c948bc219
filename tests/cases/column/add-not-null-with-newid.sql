-- NEWID() gives each row another value: every row is written.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, G uniqueidentifier NOT NULL CONSTRAINT DF_T_G DEFAULT (NEWID()));
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
