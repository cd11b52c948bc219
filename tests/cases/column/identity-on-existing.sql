-- IDENTITY on an existing column: the rows are switched to a table of the same shape, not copied.
--- current
CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int IDENTITY(1, 1) NOT NULL CONSTRAINT PK_T PRIMARY KEY, Name varchar(10) NULL);
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
SEC002 [dbo].[T]
--- script
+ SWITCH TO
- IDENTITY_INSERT
