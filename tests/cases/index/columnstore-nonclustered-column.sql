-- A nonclustered columnstore index gets a column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE COLUMNSTORE INDEX [CI] ON [dbo].[T] ([A]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE COLUMNSTORE INDEX [CI] ON [dbo].[T] ([A], [B]);
GO
--- hazards
LOCK016 [dbo].[T].[CI]
SPACE001 Database Options
SPACE002 Database Options
