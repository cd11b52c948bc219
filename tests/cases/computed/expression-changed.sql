-- A computed column is dropped and added; no data of its own is lost.
--- current
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1));
--- desired
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 2));
--- hazards
HA002 [dbo].[T]
