-- Index, default and check let go of the column and come back.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, N int NOT NULL CONSTRAINT DF_T_N DEFAULT (0) CONSTRAINT CK_T_N CHECK (N >= 0));
GO
CREATE INDEX IX_T_N ON dbo.T (N);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, N bigint NOT NULL CONSTRAINT DF_T_N DEFAULT (0) CONSTRAINT CK_T_N CHECK (N >= 0));
GO
CREATE INDEX IX_T_N ON dbo.T (N);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK005 [dbo].[T].[IX_T_N]
LOCK007 [dbo].[CK_T_N]
PERF002 [dbo].[T].[IX_T_N]
SPACE001 Database Options
SPACE002 Database Options
