-- Views and indexes go, procedures stay.
--- options
{ "drop": ["view", "index"] }
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE INDEX IX ON dbo.T (A);
GO
CREATE VIEW dbo.V AS SELECT 1 AS X;
GO
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- desired
CREATE TABLE dbo.T (A int NULL);
--- hazards
PERF001 [dbo].[T].[IX]
--- kept
procedure [dbo].[P]
