-- `drop` may list kinds: the view goes, the table stays.
--- options
{"drop":["view"]}
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A] FROM [dbo].[T];
GO
--- desired
--- hazards
--- steps
drop view [dbo].[V]
--- kept
table [dbo].[T]
