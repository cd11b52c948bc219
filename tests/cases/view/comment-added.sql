-- Only a comment differs: deployed, with a note.
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
COMP006 [dbo].[V]
--- steps
alter view [dbo].[V]
