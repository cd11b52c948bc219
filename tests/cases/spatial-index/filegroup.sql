-- A spatial index moves to another filegroup.
--- current
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [FG];
GO
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([Geo]);
GO
--- desired
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [FG];
GO
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([Geo]) ON [FG];
GO
--- hazards
LOCK016 [dbo].[T].[S]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter spatial index [dbo].[T].[S]
