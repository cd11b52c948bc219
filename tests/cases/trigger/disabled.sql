-- A trigger is switched off.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE TRIGGER [dbo].[TR] ON [dbo].[T] AFTER INSERT AS RETURN;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE TRIGGER [dbo].[TR] ON [dbo].[T] AFTER INSERT AS RETURN;
GO
DISABLE TRIGGER [dbo].[TR] ON [dbo].[T];
GO
--- hazards
