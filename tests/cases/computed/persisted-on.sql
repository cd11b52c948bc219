-- PERSISTED is added in place.
--- current
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1));
--- desired
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1) PERSISTED);
--- hazards
LOCK009 [dbo].[T]
--- script
+ ADD PERSISTED
- DROP COLUMN
