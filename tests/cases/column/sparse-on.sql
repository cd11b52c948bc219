-- SPARSE writes every row.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(10) SPARSE NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK011 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ ADD SPARSE
