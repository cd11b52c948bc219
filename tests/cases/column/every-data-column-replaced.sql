-- No data column of the old ones stays: the last of them may go only when a new one is there (error 4923).
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT DF_A DEFAULT (1), C AS A + 1, B int NULL);
GO
CREATE INDEX IX_T ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (X int NOT NULL CONSTRAINT DF_A DEFAULT (2), Y AS X + 1);
GO
CREATE INDEX IX_T ON dbo.T (X);
--- hazards
DATA002 [dbo].[T]
DATA005 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
LOCK005 [dbo].[T].[IX_T]
PERF002 [dbo].[T].[IX_T]
SPACE001 Database Options
SPACE002 Database Options
