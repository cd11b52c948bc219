-- DATA010: duplicates would fail the index.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE UNIQUE INDEX UX ON dbo.T (A);
--- hazards
DATA010 [dbo].[T].[UX]
LOCK005 [dbo].[T].[UX]
SPACE001 Database Options
SPACE002 Database Options
