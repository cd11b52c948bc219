-- SPARSE writes every row.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(10) SPARSE NULL);
--- hazards
LOCK011 [dbo].[T]
--- script
+ ADD SPARSE
