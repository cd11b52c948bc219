-- An included column goes: the index is built over itself, then the column goes.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE INDEX IX ON dbo.T (A) INCLUDE (B);
--- desired
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE INDEX IX ON dbo.T (A);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX]
PERF002 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
