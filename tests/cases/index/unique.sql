-- It becomes unique.
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
CREATE UNIQUE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- hazards
DATA010 [dbo].[T].[IX]
LOCK005 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
