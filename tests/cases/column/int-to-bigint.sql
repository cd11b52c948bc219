-- Size of data, unless all is compressed.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N int NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N bigint NULL);
--- hazards
LOCK002 [dbo].[T]
