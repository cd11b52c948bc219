-- A persisted one writes every row again.
--- current
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1) PERSISTED);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 2) PERSISTED);
--- hazards
LOCK009 [dbo].[T]
