-- The column comes before the view that uses it.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A] FROM [dbo].[T];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A], [B] FROM [dbo].[T];
GO
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
alter view [dbo].[V]
