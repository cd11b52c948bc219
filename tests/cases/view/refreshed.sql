-- A plain view over a changed column is refreshed.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A], [B] FROM [dbo].[T];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A], [B] FROM [dbo].[T];
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter table [dbo].[T]
refresh view [dbo].[V]
