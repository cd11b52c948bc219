-- Another increment takes a table of the same shape.
--- current
CREATE TABLE dbo.T (Id int IDENTITY(1, 1) NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int IDENTITY(1, 10) NOT NULL, Name varchar(10) NULL);
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
SEC002 [dbo].[T]
--- script
- IDENTITY_INSERT
