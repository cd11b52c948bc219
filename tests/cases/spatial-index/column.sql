-- A spatial index moves to another column.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([Geo]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([G]) WITH (BOUNDING_BOX = (0, 0, 1, 1));
GO
--- hazards
LOCK016 [dbo].[T].[S]
PERF002 [dbo].[T].[S]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop spatial index [dbo].[T].[S]
create spatial index [dbo].[T].[S]
