-- A bound view that only current has gets its binding back (DacFx strips it).
--- options
{"drop":"none"}
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
--- kept
view [dbo].[V]
