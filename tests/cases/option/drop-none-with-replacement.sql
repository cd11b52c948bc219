-- Under "drop": "none" an index of another definition is still replaced.
--- options
{ "drop": "none" }
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX IX ON dbo.T (A);
GO
CREATE INDEX IX2 ON dbo.T (B, A);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX IX ON dbo.T (B);
--- hazards
LOCK005 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
