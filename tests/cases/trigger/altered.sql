-- Another event.
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
CREATE TRIGGER [dbo].[TR] ON [dbo].[T] AFTER INSERT, UPDATE AS RETURN;
GO
--- hazards
