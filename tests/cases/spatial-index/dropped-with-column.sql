-- A spatial index goes with its column.
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
  [G] [sys].[geometry] NULL
);
GO
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
PERF001 [dbo].[T].[S]
--- steps
drop spatial index [dbo].[T].[S]
alter table [dbo].[T]
