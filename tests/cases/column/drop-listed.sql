-- `drop` may list columns only.
--- options
{"drop":["column"]}
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT 1 AS [X];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
--- kept
view [dbo].[V]
