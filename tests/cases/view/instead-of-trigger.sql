-- A view with an INSTEAD OF trigger is altered.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A] FROM [dbo].[T];
GO
CREATE TRIGGER [dbo].[TR] ON [dbo].[V] INSTEAD OF INSERT AS RETURN;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A] FROM [dbo].[T] WHERE [A] > 0;
GO
CREATE TRIGGER [dbo].[TR] ON [dbo].[V] INSTEAD OF INSERT AS RETURN;
GO
--- hazards
