-- PERSISTED taken off under an index.
--- current
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1) PERSISTED);
GO
CREATE INDEX IX_T_S ON dbo.T (S);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1));
GO
CREATE INDEX IX_T_S ON dbo.T (S);
--- hazards
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX_T_S]
PERF002 [dbo].[T].[IX_T_S]
SPACE001 Database Options
SPACE002 Database Options
