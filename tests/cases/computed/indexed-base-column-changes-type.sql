-- An index on a computed column goes and comes with it.
--- current
CREATE TABLE dbo.T (A int NOT NULL, S AS (A * 2) PERSISTED);
GO
CREATE INDEX IX_T_S ON dbo.T (S);
--- desired
CREATE TABLE dbo.T (A bigint NOT NULL, S AS (A * 2) PERSISTED);
GO
CREATE INDEX IX_T_S ON dbo.T (S);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK005 [dbo].[T].[IX_T_S]
LOCK009 [dbo].[T]
PERF002 [dbo].[T].[IX_T_S]
SPACE001 Database Options
SPACE002 Database Options
