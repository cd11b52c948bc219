-- Values outside the range fail.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N bigint NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N int NULL);
--- hazards
DATA003 [dbo].[T]
LOCK002 [dbo].[T]
