-- A trigger; in reverse it goes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE TRIGGER [dbo].[TR] ON [dbo].[T] AFTER INSERT AS RETURN;
GO
--- hazards
