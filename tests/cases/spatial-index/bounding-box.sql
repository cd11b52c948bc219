-- A bounding box changes: the index is built over the old one.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([G]) WITH (BOUNDING_BOX = (0, 0, 500, 200));
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([G]) WITH (BOUNDING_BOX = (0, 0, 500, 400));
GO
--- hazards
LOCK016 [dbo].[T].[S]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter spatial index [dbo].[T].[S]
