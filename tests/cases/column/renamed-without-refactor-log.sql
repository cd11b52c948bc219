-- A column goes and one like it comes: reported as a possible rename.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Phone varchar(20) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Telephone varchar(20) NULL);
--- hazards
DATA002 [dbo].[T]
DATA005 [dbo].[T]
HA002 [dbo].[T]
