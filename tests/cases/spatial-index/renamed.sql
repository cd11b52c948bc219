-- A spatial index of another name and the same definition is renamed.
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
CREATE SPATIAL INDEX [SIX_T_Geo] ON [dbo].[T] ([Geo]);
GO
--- hazards
--- steps
rename spatial index [dbo].[T].[S]
