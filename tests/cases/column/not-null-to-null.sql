-- Metadata only.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N int NULL);
--- hazards
HA002 [dbo].[T]
