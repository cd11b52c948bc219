-- A secondary XML index changes what it is for.
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
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
CREATE XML INDEX [SX] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR PATH;
GO
--- hazards
LOCK016 [dbo].[T].[SX]
PERF002 [dbo].[T].[SX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop XML index [dbo].[T].[SX]
create XML index [dbo].[T].[SX]
