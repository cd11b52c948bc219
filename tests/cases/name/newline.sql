-- A line break in a name ends no comment and no batch of the script.
--- current
CREATE TABLE dbo.[a
GO
b] (Id int NOT NULL);
--- desired
CREATE TABLE dbo.[a
GO
b] (Id int NOT NULL, [c
-- d] int NULL);
--- hazards
HA002 [dbo].[a
GO
b]
