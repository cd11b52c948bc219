-- IGNORE_DUP_KEY is set without building the index again.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE UNIQUE INDEX IX ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE UNIQUE INDEX IX ON dbo.T (A) WITH (IGNORE_DUP_KEY = ON);
--- hazards
--- script
- DROP INDEX
