-- All options of a row store index; in reverse they go.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX IX ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX IX ON dbo.T (A) WITH (PAD_INDEX = ON, FILLFACTOR = 80, STATISTICS_NORECOMPUTE = ON, ALLOW_ROW_LOCKS = OFF, ALLOW_PAGE_LOCKS = OFF, OPTIMIZE_FOR_SEQUENTIAL_KEY = ON, DATA_COMPRESSION = ROW);
--- hazards
HA005 Database Options
LOCK011 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
--- script
- DROP INDEX
