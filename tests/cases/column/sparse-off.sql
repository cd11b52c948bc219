-- SPARSE taken off.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(10) SPARSE NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(10) NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK011 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ DROP SPARSE
