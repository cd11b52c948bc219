-- Under "drop": "none" statistics that only current has stay.
--- options
{ "drop": "none" }
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE STATISTICS S1 ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- hazards
--- steps
--- kept
statistics [dbo].[T].[S1]
