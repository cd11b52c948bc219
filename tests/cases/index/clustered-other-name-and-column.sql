-- One clustered index takes the place of another.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE CLUSTERED INDEX [CX1] ON [dbo].[T] ([A]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE CLUSTERED INDEX [CX2] ON [dbo].[T] ([B]);
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[T].[CX1]
LOCK006 [dbo].[T].[CX2]
PERF001 [dbo].[T].[CX1]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop index [dbo].[T].[CX1]
create index [dbo].[T].[CX2]
