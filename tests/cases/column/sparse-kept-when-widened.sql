-- A sparse column stays sparse when it changes type.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(10) SPARSE NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Note varchar(20) SPARSE NULL);
--- hazards
HA002 [dbo].[T]
