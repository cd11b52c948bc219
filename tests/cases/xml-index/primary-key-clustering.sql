-- A primary key cannot change under an XML index.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
CREATE XML INDEX [SX] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR VALUE;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL,
  [X] XML NULL,
  [Y] XML NULL,
  CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([Id] DESC)
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
CREATE XML INDEX [SX] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR VALUE;
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[PK_T]
LOCK008 [dbo].[PK_T]
LOCK016 [dbo].[T].[PX]
LOCK016 [dbo].[T].[SX]
PERF002 [dbo].[PK_T]
PERF002 [dbo].[T].[PX]
PERF002 [dbo].[T].[SX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop XML index [dbo].[T].[SX]
drop XML index [dbo].[T].[PX]
drop primary key [dbo].[PK_T]
create primary key [dbo].[PK_T]
create XML index [dbo].[T].[PX]
create XML index [dbo].[T].[SX]
