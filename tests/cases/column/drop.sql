-- The values of a dropped column are gone.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
