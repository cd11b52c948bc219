-- The index lets go of a narrowed column.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(100) NULL);
GO
CREATE INDEX IX_T_Name ON dbo.T (Name);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Name varchar(10) NULL);
GO
CREATE INDEX IX_T_Name ON dbo.T (Name);
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK003 [dbo].[T]
LOCK005 [dbo].[T].[IX_T_Name]
PERF002 [dbo].[T].[IX_T_Name]
SPACE001 Database Options
SPACE002 Database Options
