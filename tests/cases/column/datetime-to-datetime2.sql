-- Every row is written again; nothing is lost.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, At datetime NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, At datetime2(7) NULL);
--- hazards
LOCK002 [dbo].[T]
