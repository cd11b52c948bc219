-- A view with SELECT * over a table that gets a column is refreshed and reported.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT * FROM [dbo].[T];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT * FROM [dbo].[T];
GO
--- hazards
COMP003 [dbo].[T]
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
refresh view [dbo].[V]
