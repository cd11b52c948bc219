-- Options of a spatial index change where it stands.
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
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([Geo]) WITH (PAD_INDEX = ON, FILLFACTOR = 50, ALLOW_ROW_LOCKS = OFF, ALLOW_PAGE_LOCKS = OFF, STATISTICS_NORECOMPUTE = ON);
GO
--- hazards
HA005 Database Options
LOCK011 [dbo].[T].[S]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter spatial index [dbo].[T].[S]
alter spatial index [dbo].[T].[S] (2)
