-- An index of two columns is made again over the one that stays.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, A int NULL, B int NULL);
GO
CREATE INDEX IX_T ON dbo.T (A, B);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, A int NULL);
GO
CREATE INDEX IX_T ON dbo.T (A);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX_T]
PERF002 [dbo].[T].[IX_T]
SPACE001 Database Options
SPACE002 Database Options
