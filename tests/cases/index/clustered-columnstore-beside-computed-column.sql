-- A computed column is no part of a clustered columnstore index.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B AS (A + 1), C int NULL, INDEX CCI CLUSTERED COLUMNSTORE);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B AS (A + 1), C int NULL, D AS (A * 2), E int NULL, INDEX CCI CLUSTERED COLUMNSTORE);
--- hazards
HA002 [dbo].[T]
