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
LOCK006 [dbo].[T].[CX]
--- steps
alter index [dbo].[T].[CX]
