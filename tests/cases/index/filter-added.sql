-- A filter is added.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]) WHERE [B] IS NOT NULL;
GO
--- hazards
LOCK005 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
