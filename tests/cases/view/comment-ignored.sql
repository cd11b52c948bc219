-- Only a comment differs and comments are ignored.
--- options
{"comments":"ignore"}
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A] FROM [dbo].[T];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] AS /* why */ SELECT [A] FROM [dbo].[T];
GO
--- hazards
PLAN005 [dbo].[V]
--- steps
