-- Objects of an ignored kind are left alone.
--- options
{"ignore":{"schemas":[],"names":[],"kinds":["view"]}}
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT 1 AS [X];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
