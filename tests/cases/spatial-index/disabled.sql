-- A spatial index is disabled.
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
CREATE SPATIAL INDEX [S] ON [dbo].[T] ([Geo]);
GO
ALTER INDEX [S] ON [dbo].[T] DISABLE;
GO
--- hazards
--- steps
alter spatial index [dbo].[T].[S]
