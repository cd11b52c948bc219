-- A trigger fires first.
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
EXECUTE sp_settriggerorder @triggername = N'[dbo].[TR]', @order = N'first', @stmttype = N'insert';
GO
--- hazards
