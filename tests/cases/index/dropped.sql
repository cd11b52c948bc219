-- The index goes: its use in production is shown.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX IX ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- hazards
PERF001 [dbo].[T].[IX]
