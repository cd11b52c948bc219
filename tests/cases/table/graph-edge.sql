-- An edge table with a constraint.
--- current
CREATE TABLE dbo.N (Id int NOT NULL) AS NODE;
--- desired
CREATE TABLE dbo.N (Id int NOT NULL) AS NODE;
GO
CREATE TABLE dbo.E (W int NULL, CONSTRAINT EC CONNECTION (dbo.N TO dbo.N)) AS EDGE;
--- hazards
