-- What a spatial index leaves out is the default, and no change.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([Geo]);
GO
CREATE SPATIAL INDEX [S2] ON [dbo].[T] ([G]) WITH (BOUNDING_BOX = (0, 0, 1, 1));
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [G] [sys].[geometry] NULL,
  [Geo] [sys].[geography] NULL
);
GO
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([Geo]) USING GEOGRAPHY_AUTO_GRID WITH (CELLS_PER_OBJECT = 12);
GO
CREATE SPATIAL INDEX [S2] ON [dbo].[T] ([G]) USING GEOMETRY_AUTO_GRID WITH (BOUNDING_BOX = (XMAX = 1, XMIN = 0, YMAX = 1, YMIN = 0), CELLS_PER_OBJECT = 8);
GO
--- hazards
--- steps
