-- Spatial indexes of every tessellation.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
CREATE SPATIAL INDEX [S1] ON [dbo].[T] ([G]) USING GEOMETRY_GRID WITH (BOUNDING_BOX = (0, 0, 500, 200), GRIDS = (LOW, MEDIUM, HIGH, LOW), CELLS_PER_OBJECT = 64);
GO
CREATE SPATIAL INDEX [S2] ON [dbo].[T] ([G]) USING GEOMETRY_AUTO_GRID WITH (BOUNDING_BOX = (XMIN = -1.5, YMIN = 0, XMAX = 1000, YMAX = 200.25), CELLS_PER_OBJECT = 4);
GO
CREATE SPATIAL INDEX [S3] ON [dbo].[T] ([Geo]) USING GEOGRAPHY_GRID WITH (GRIDS = (LEVEL_3 = HIGH, LEVEL_2 = LOW), CELLS_PER_OBJECT = 24);
GO
CREATE SPATIAL INDEX [S4] ON [dbo].[T] ([Geo]) USING GEOGRAPHY_AUTO_GRID WITH (CELLS_PER_OBJECT = 20);
GO
--- hazards
LOCK016 [dbo].[T].[S1]
LOCK016 [dbo].[T].[S2]
LOCK016 [dbo].[T].[S3]
LOCK016 [dbo].[T].[S4]
SPACE001 Database Options
SPACE002 Database Options
--- steps
create spatial index [dbo].[T].[S1]
create spatial index [dbo].[T].[S2]
create spatial index [dbo].[T].[S3]
create spatial index [dbo].[T].[S4]
