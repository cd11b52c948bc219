-- A bound view lets go of the column and takes hold again.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
suspend view [dbo].[V]
alter table [dbo].[T]
restore view [dbo].[V]
--- because
suspend view [dbo].[V]: column B of table [dbo].[T] changes type
alter table [dbo].[T]: column B of table [dbo].[T] changes type
restore view [dbo].[V]: column B of table [dbo].[T] changes type
