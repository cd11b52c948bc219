-- The only data column cannot be dropped and added again under its name: the table is copied.
--- current
CREATE TABLE dbo.T (A int NULL, C AS 1);
--- desired
CREATE TABLE dbo.T (A uniqueidentifier NULL, C AS 1);
--- hazards
DATA003 [dbo].[T]
HA001 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK001 [dbo].[T]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
