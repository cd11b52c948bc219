-- Rows without a value fail.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N int NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N int NOT NULL);
--- hazards
DATA011 [dbo].[T]
LOCK003 [dbo].[T]
