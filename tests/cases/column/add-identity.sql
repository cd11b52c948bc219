-- An identity column is added in place.
--- current
CREATE TABLE dbo.T (Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Name varchar(10) NULL, Id int IDENTITY(10, 5) NOT NULL);
--- hazards
LOCK004 [dbo].[T]
--- script
+ IDENTITY (10, 5)
