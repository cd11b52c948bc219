-- A LOB column with a default is added offline.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Doc nvarchar(max) NOT NULL CONSTRAINT DF_T_Doc DEFAULT (N''));
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
