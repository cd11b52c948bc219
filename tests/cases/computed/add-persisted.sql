-- A persisted computed column writes every row.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, S AS (A + B) PERSISTED NOT NULL);
--- hazards
LOCK009 [dbo].[T]
