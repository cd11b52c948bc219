-- The clustered index moves to another column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE CLUSTERED INDEX [CX] ON [dbo].[T] ([A]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE CLUSTERED INDEX [CX] ON [dbo].[T] ([B]);
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[T].[CX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter index [dbo].[T].[CX]
