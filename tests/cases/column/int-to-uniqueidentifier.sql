-- No conversion exists: the column is replaced and its values are gone.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N int NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N uniqueidentifier NULL);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
