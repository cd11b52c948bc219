-- The trigger moves to another table.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE TABLE [dbo].[U] (
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
CREATE TABLE [dbo].[U] (
  [A] INT NOT NULL
);
GO
CREATE TRIGGER [dbo].[TR] ON [dbo].[U] AFTER INSERT AS RETURN;
GO
--- hazards
--- steps
drop trigger [dbo].[TR]
create trigger [dbo].[TR]
