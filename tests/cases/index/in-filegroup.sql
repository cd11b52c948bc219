-- An index moves to another filegroup.
--- current
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [FG];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- desired
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [FG];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]) ON [FG];
GO
--- hazards
LOCK005 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
