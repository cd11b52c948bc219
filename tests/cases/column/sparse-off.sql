-- SPARSE taken off.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(10) SPARSE NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(10) NULL);
--- hazards
LOCK011 [dbo].[T]
--- script
+ DROP SPARSE
