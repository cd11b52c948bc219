-- A nvarchar column that becomes NOT NULL: its index has to let go, though it may stay while the column only grows.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, A nvarchar(255) NULL, B int NULL);
GO
CREATE INDEX ix ON dbo.T (B) INCLUDE (A);
GO
CREATE STATISTICS st ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, A nvarchar(255) NOT NULL, B int NULL);
GO
CREATE INDEX ix ON dbo.T (B) INCLUDE (A);
GO
CREATE STATISTICS st ON dbo.T (A);
--- hazards
DATA011 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK003 [dbo].[T]
LOCK005 [dbo].[T].[ix]
PERF002 [dbo].[T].[ix]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop statistics [dbo].[T].[st]
drop index [dbo].[T].[ix]
alter table [dbo].[T]
create index [dbo].[T].[ix]
create statistics [dbo].[T].[st]
