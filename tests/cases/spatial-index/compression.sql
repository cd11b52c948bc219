-- A spatial index is compressed.
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
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([Geo]) WITH (DATA_COMPRESSION = PAGE);
GO
--- hazards
HA005 Database Options
LOCK011 [dbo].[T].[S]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter spatial index [dbo].[T].[S]
