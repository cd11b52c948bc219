-- A default of the same name goes from a column that is dropped to one that is added.
--- current
CREATE TABLE dbo.T (A int NOT NULL, Seen datetime NOT NULL CONSTRAINT DF_T_Date DEFAULT (getutcdate()));
--- desired
CREATE TABLE dbo.T (A int NOT NULL, Created datetime NOT NULL CONSTRAINT DF_T_Date DEFAULT (getutcdate()));
--- hazards
DATA002 [dbo].[T]
DATA005 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
