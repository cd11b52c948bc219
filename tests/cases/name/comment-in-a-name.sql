-- A name that looks like the start of a comment.
--- current
CREATE TABLE dbo.[a/*b] (Id int NOT NULL);
--- desired
CREATE TABLE dbo.[a/*b] (Id int NOT NULL, [--c] int NULL);
--- hazards
HA002 [dbo].[a/*b]
