-- The view is altered before the column goes.
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
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A] FROM [dbo].[T];
GO
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
--- steps
suspend view [dbo].[V]
alter table [dbo].[T]
restore view [dbo].[V]
